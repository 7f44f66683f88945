package org.tariffledger.projections;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.GroupId;
import org.tariffledger.domain.MeasureHistory;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.ReferenceEvent;
import org.tariffledger.domain.ReferenceEvent.ProgrammeRegistered;
import org.tariffledger.domain.rates.RateSource;

/// Everything recorded, in memory and indexed for rate questions. It only grows: a reader asks as
/// of a position that the book has reached and sees neither less nor more than was recorded by it.
@SuppressWarnings({"UnusedVariable", "DoNotCallSuggester"})
public final class RateBook implements RateSource {

  /// The newest position in the book; 0 while it is empty.
  public long position() {
    throw new UnsupportedOperationException();
  }

  /// Whether it has caught up with the ledger since the start.
  public boolean isReady() {
    throw new UnsupportedOperationException();
  }

  /// When the entry at the position was recorded; the epoch for position 0.
  public Instant recordedAt(long position) {
    throw new UnsupportedOperationException();
  }

  /// The newest position in the book that was recorded at or before the moment; 0 if none.
  public long positionAt(Instant recordedAt) {
    throw new UnsupportedOperationException();
  }

  /// Waits for the position; false if it did not come in time.
  public boolean awaitPosition(long position, Duration atMost) throws InterruptedException {
    throw new UnsupportedOperationException();
  }

  public Optional<MeasureHistory> measure(MeasureId id) {
    throw new UnsupportedOperationException();
  }

  /// All measures by id.
  public Collection<MeasureHistory> measures() {
    throw new UnsupportedOperationException();
  }

  /// All registrations by programme.
  public Collection<Recorded<ProgrammeRegistered>> programmes() {
    throw new UnsupportedOperationException();
  }

  /// The ids of all groups, in order.
  public Collection<GroupId> groups() {
    throw new UnsupportedOperationException();
  }

  /// What was recorded of one group: its registration and each change of its members.
  public List<Recorded<ReferenceEvent>> group(GroupId id) {
    throw new UnsupportedOperationException();
  }

  /// Importers of whom coverage was declared, in order.
  public Collection<EconomyCode> importersWithCoverage() {
    throw new UnsupportedOperationException();
  }

  /// Imposers of whom stacking rules were recorded, in order.
  public Collection<EconomyCode> imposersWithStackingRules() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Collection<MeasureHistory> candidates(
      EconomyCode importer, EconomyCode exporter, @Nullable ProductCode product) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Collection<ProductCode> headingsBelow(
      EconomyCode importer, @Nullable ProductCode product) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<ProgrammeRegistered> programme(ProgrammeId id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isMember(
      GroupId group, EconomyCode economy, Instant validAt, Instant knownAt, long position) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Recorded<ReferenceEvent>> stackingRules(EconomyCode importer) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Recorded<ReferenceEvent>> coverage(EconomyCode importer) {
    throw new UnsupportedOperationException();
  }
}
