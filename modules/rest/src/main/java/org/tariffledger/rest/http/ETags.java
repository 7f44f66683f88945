package org.tariffledger.rest.http;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// The version of a resource as its ETag.
public final class ETags {

  private static final Pattern VERSION = Pattern.compile("(\\d{1,18})(?:\\.[0-9a-f]{16})?");

  public static String of(long version) {
    return "\"" + version + "\"";
  }

  /// Of a version that the clock has changed the looks of since it was recorded.
  public static String of(long version, Object looks) {
    var digest = Sha256.of(looks.toString().getBytes(StandardCharsets.UTF_8));
    return "\"" + version + "." + digest.substring(0, 16) + "\"";
  }

  /// What stands between the quotes as a version; empty if no resource is ever tagged like that.
  static OptionalLong version(String tag) {
    var version = VERSION.matcher(tag);
    return version.matches()
        ? OptionalLong.of(Long.parseLong(version.group(1)))
        : OptionalLong.empty();
  }

  private ETags() {}
}
