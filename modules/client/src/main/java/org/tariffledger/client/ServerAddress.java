package org.tariffledger.client;

import java.net.URI;
import java.util.Set;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Where a server is; without a slash at its end.
record ServerAddress(URI base) {

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  static final class Converter implements ITypeConverter<ServerAddress> {

    @Override
    public ServerAddress convert(String text) {
      try {
        var base = URI.create(text.replaceFirst("/+$", ""));
        if (isHttp(base) && base.getHost() != null && base.getRawUserInfo() == null) {
          return new ServerAddress(base);
        }
      } catch (IllegalArgumentException _) {
        // Said below, as of any other address that is none.
      }
      throw new TypeConversionException(
          "'" + text + "' is no address of a server, such as http://localhost:8080");
    }

    private static boolean isHttp(URI base) {
      return ("http".equals(base.getScheme()) || "https".equals(base.getScheme()))
          && base.getRawQuery() == null
          && base.getRawFragment() == null;
    }
  }

  boolean isThisMachine() {
    return THIS_MACHINE.contains(base.getHost());
  }

  @Override
  public String toString() {
    return base.toString();
  }
}
