package org.tariffledger.subscriptions.webhooks;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.DnsResolver;
import org.springframework.boot.http.client.InetAddressFilter;

/// Where may be called: public addresses over HTTPS, and what an operator allows. It resolves names
/// itself, so that the address that was looked at is the address that is called.
public final class Places implements DnsResolver {

  private static final long RESOLVING_MS_MAX = 2_000;

  /// What the framework takes for public and is not.
  private static final String[] NOT_PUBLIC = {"3fff::/20"};

  /// All of IPv6 that is given out (RFC 4291, 2.4), and where IPv4 is embedded (RFC 6052).
  private static final InetAddressFilter GIVEN_OUT =
      InetAddressFilter.adapt(Inet4Address.class::isInstance).or("2000::/3", "64:ff9b::/96");

  private static final Pattern HOST =
      Pattern.compile("(?!.*\\.\\.)[a-z0-9_][a-z0-9_.-]*", Pattern.CASE_INSENSITIVE);

  private final InetAddressFilter permitted;
  private final InetAddressFilter allowedAddresses;
  private final Set<String> allowedHosts;

  Places(List<String> allowed) {
    var ranges = allowed.stream().filter(text -> text.contains("/") || isAddress(text)).toList();
    this.allowedHosts =
        allowed.stream()
            .filter(text -> !ranges.contains(text))
            .map(Places::bare)
            .collect(Collectors.toUnmodifiableSet());
    this.allowedAddresses =
        ranges.isEmpty()
            ? InetAddressFilter.none()
            : InetAddressFilter.of(ranges.toArray(String[]::new));
    this.permitted =
        InetAddressFilter.externalAddresses()
            .andNot(NOT_PUBLIC)
            .and(GIVEN_OUT)
            .or(allowedAddresses);
  }

  /// Whether an operator may write this: the name of a host, an address, or a range of addresses.
  static boolean isAllowable(String text) {
    if (text.contains("/")) {
      try {
        InetAddressFilter.of(text);
        return true;
      } catch (RuntimeException _) {
        return false;
      }
    }
    return isAddress(text) || HOST.matcher(text).matches();
  }

  /// An address may not be called.
  static final class NotAllowed extends UnknownHostException {

    NotAllowed(String host) {
      super(host + " is no public address, and the operator has not allowed it.");
    }
  }

  /// A URL leads to an address that may not be called.
  public static final class PrivateAddress extends IllegalArgumentException {

    PrivateAddress(String host) {
      super(new NotAllowed(host).getMessage());
    }
  }

  /// What an owner has written, if it may be called as far as can be seen now. A name that nobody
  /// knows yet is left to the call.
  ///
  /// @throws IllegalArgumentException with a sentence that says why not
  /// @throws PrivateAddress if it is known to lead where nobody may call
  public URI read(String text) {
    if (text.length() > Webhook.URL_CHARACTERS_MAX) {
      throw new IllegalArgumentException(
          "A URL has at most " + Webhook.URL_CHARACTERS_MAX + " characters.");
    }
    var url = parsed(text);
    if (url.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "Leave out name and password: the signature says who is calling.");
    }
    if (url.getRawFragment() != null) {
      throw new IllegalArgumentException("A fragment is never sent; leave it out.");
    }
    if (url.getPort() == 0 || url.getPort() > 65_535 || url.getRawAuthority().endsWith(":")) {
      throw new IllegalArgumentException("A port is a number from 1 to 65535.");
    }
    if (!isSafe(url)) {
      throw new IllegalArgumentException(
          "Write https: other schemes are not called, and http only where the operator allows this"
              + " host or address by its own name.");
    }
    refuseIfKnownAsPrivate(url.getHost());
    return url;
  }

  private static URI parsed(String text) {
    URI url;
    try {
      url = new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("This is no URL: " + e.getReason() + ".", e);
    }
    if (url.getScheme() == null
        || url.getHost() == null
        || !text.equals(url.toASCIIString())
        || isOddlySpelt(bare(url.getHost()))) {
      throw new IllegalArgumentException(
          "Write https://, the name of a host in ASCII or its address, and a path, all escaped.");
    }
    return url;
  }

  /// An address that others might read otherwise: in parts, octal or hexadecimal, or of one network
  /// card.
  private static boolean isOddlySpelt(String host) {
    var last = host.substring(host.lastIndexOf('.') + 1);
    var isNumber = !last.isEmpty() && Character.isDigit(last.charAt(0)) && host.indexOf(':') < 0;
    return host.indexOf('%') >= 0
        || (isNumber
            && !(isAddress(host) && InetAddress.ofLiteral(host).getHostAddress().equals(host)));
  }

  /// Whether it is encrypted, or goes where an operator allows it not to be.
  boolean isSafe(URI url) {
    var host = bare(url.getHost());
    return switch (url.getScheme().toLowerCase(Locale.ROOT)) {
      case "https" -> true;
      case "http" ->
          allowedHosts.contains(host)
              || (isAddress(host) && allowedAddresses.matches(InetAddress.ofLiteral(host)));
      default -> false;
    };
  }

  private void refuseIfKnownAsPrivate(String host) {
    var looking =
        CompletableFuture.supplyAsync(
            () -> isPrivate(host), task -> Thread.ofVirtual().start(task));
    try {
      if (looking.get(RESOLVING_MS_MAX, TimeUnit.MILLISECONDS)) {
        throw new PrivateAddress(host);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException _) {
      // The call will look again.
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean isPrivate(String host) {
    try {
      resolve(host);
      return false;
    } catch (NotAllowed _) {
      return true;
    } catch (UnknownHostException _) {
      return false;
    }
  }

  /// All addresses of a name must be such as may be called.
  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    var found = InetAddress.getAllByName(bare(host));
    if (!allowedHosts.contains(bare(host)) && !Arrays.stream(found).allMatch(permitted::matches)) {
      throw new NotAllowed(host);
    }
    return found;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  private static String bare(String host) {
    return host.toLowerCase(Locale.ROOT).replaceAll("^\\[|]$|\\.$", "");
  }

  private static boolean isAddress(String text) {
    try {
      InetAddress.ofLiteral(text);
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
