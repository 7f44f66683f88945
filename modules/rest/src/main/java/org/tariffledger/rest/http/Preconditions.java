package org.tariffledger.rest.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.HashSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.tariffledger.commands.Expected;
import org.tariffledger.rest.json.Faults;

/// Reads what a command expects of its resource (RFC 9110, 13.1).
public final class Preconditions {

  private static final Pattern TAG =
      Pattern.compile("\\s*(W/)?\"([\\x21\\x23-\\x7E\\x80-\\xFF]*)\"\\s*(?:,|$)");

  public static Expected of(HttpServletRequest request, Faults faults) {
    var match = header(request, HttpHeaders.IF_MATCH);
    var noneMatch = header(request, HttpHeaders.IF_NONE_MATCH);
    if (noneMatch == null) {
      return match == null ? new Expected.Anything() : match(match, faults);
    }
    if (match != null || !noneMatch.equals("*")) {
      faults.add(
          HttpHeaders.IF_NONE_MATCH,
          "bad-etag",
          "If-None-Match is * here, for what is to be created, and stands without If-Match.");
    }
    return new Expected.Absent();
  }

  /// An act is about many things, so that no version is its own.
  public static void refuse(HttpServletRequest request, Faults faults) {
    for (var name : new String[] {HttpHeaders.IF_MATCH, HttpHeaders.IF_NONE_MATCH}) {
      if (header(request, name) != null) {
        faults.add(name, "act-without-version", "An act has no version; send the command alone.");
      }
    }
  }

  /// The lines of the header as one, as a list may be sent in several; null if there is none.
  public static @Nullable String header(HttpServletRequest request, String name) {
    var lines = Collections.list(request.getHeaders(name));
    return lines.isEmpty() ? null : String.join(", ", lines).strip();
  }

  private static Expected match(String text, Faults faults) {
    if (text.equals("*")) {
      return new Expected.Existing();
    }
    var versions = new HashSet<Long>();
    var tags = TAG.matcher(text);
    do {
      if (!tags.lookingAt()) {
        faults.add(
            HttpHeaders.IF_MATCH, "bad-etag", "Write the ETag as it was answered, with quotes.");
        break;
      }
      if (tags.group(1) != null) {
        faults.add(HttpHeaders.IF_MATCH, "weak-etag", "A weak ETag does not name a version.");
        break;
      }
      ETags.version(tags.group(2)).ifPresent(versions::add);
      tags.region(tags.end(), text.length());
    } while (tags.regionStart() < text.length());
    return new Expected.OneOf(versions);
  }

  private Preconditions() {}
}
