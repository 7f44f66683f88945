package org.tariffledger.rest.files;

/// What is wrong, or odd, in one place of a file: line and column count from 1, a column is
/// a field.
public record FileFault(int line, int column, String detail) {}
