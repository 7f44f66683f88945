package org.tariffledger.subscriptions.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which URLs may be called.
class PlacesTest {

  private final Places places = new Places(List.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/",
        "https://127.1.2.3:8443/x",
        "https://localhost/",
        "https://LOCALHOST./",
        "https://[::1]/",
        "https://[0:0:0:0:0:0:0:1]/",
        "https://[::]/",
        "https://0.0.0.0/",
        "https://[::ffff:127.0.0.1]/",
        "https://[::ffff:7f00:1]/",
        "https://[::127.0.0.1]/",
        "https://[64:ff9b::7f00:1]/",
        "https://[64:ff9b:1::1]/",
        "https://[2002:7f00:1::]/",
        "https://[2001::1]/",
        "https://[3fff::1]/",
        "https://[5f00::1]/",
        "https://[::ffff:0:127.0.0.2]/",
        "https://[::ffff:0:a00:1]/",
        "https://[200::1]/",
        "https://[4000::1]/",
        "https://[e000::1]/",
        "https://[64:ff9b:2::1]/",
        "https://[fc00::1]/",
        "https://[fe80::1]/",
        "https://[fec0::1]/",
        "https://[ff02::1]/",
        "https://10.0.0.1/",
        "https://172.16.0.1/",
        "https://192.168.1.1/",
        "https://169.254.169.254/latest/meta-data",
        "https://100.64.0.1/",
        "https://198.18.0.1/",
        "https://203.0.113.1/",
        "https://224.0.0.1/",
        "https://255.255.255.255/"
      })
  void a_private_address_by_any_spelling_is_refused(String url) {
    assertThatThrownBy(() -> places.read(url)).isInstanceOf(Places.PrivateAddress.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://2130706433/",
        "https://0x7f.1/",
        "https://0x7f000001/",
        "https://0177.0.0.1/",
        "https://127.1/",
        "https://177.00.0.1/",
        "https://127.0.0.1./",
        "https://①②⑦.⓪.⓪.①/",
        "https://%31%32%37.0.0.1/",
        "https://bücher.example/",
        "https:///path",
        "https:example.com",
        "//example.com/",
        "/path",
        "example.com",
        "",
        "http://example.com/",
        "ftp://example.com/",
        "file:///etc/passwd",
        "gopher://example.com/",
        "https://user@example.com/",
        "https://user:secret@example.com/",
        "https://@example.com/",
        "https://example.com/#part",
        "https://example.com:0/",
        "https://example.com:65536/",
        "https://example.com:/",
        "https://example.com:-1/",
        "https://example.com/a b",
        "https://example.com\\@127.0.0.1/",
        "https://[::1",
        "https://[fe80::1%25lo]/"
      })
  void what_is_no_plain_url_is_refused_by_a_sentence(String url) {
    assertThatThrownBy(() -> places.read(url))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .isNotBlank()
        .endsWith(".");
  }

  @Test
  void a_public_address_is_taken_and_so_is_a_name_that_nobody_knows_yet() {
    assertThat(places.read("https://8.8.8.8/hook?a=b").getPort()).isEqualTo(-1);
    assertThat(places.read("https://[2606:4700::1111]:8443/").getPort()).isEqualTo(8443);
    assertThat(places.read("https://nobody.invalid/").getHost()).isEqualTo("nobody.invalid");
  }

  @Test
  void a_url_is_not_longer_than_it_may_be() {
    var longest = "https://nobody.invalid/" + "a".repeat(2_000 - 23);
    assertThatCode(() -> places.read(longest)).doesNotThrowAnyException();
    assertThatThrownBy(() -> places.read(longest + "a")).hasMessageContaining("2000");
  }

  @Test
  void what_an_operator_allows_may_be_called_and_without_tls() throws UnknownHostException {
    var allowed = new Places(List.of("10.1.0.0/16", "127.0.0.1", "::1", "localhost"));
    assertThat(allowed.read("http://127.0.0.1:8080/").getPort()).isEqualTo(8080);
    assertThat(allowed.read("http://[::1]/")).isNotNull();
    assertThat(allowed.read("https://10.1.2.3/")).isNotNull();
    assertThat(allowed.read("http://localhost:1/")).isNotNull();
    assertThat(allowed.resolve("localhost")).isNotEmpty();
    assertThatThrownBy(() -> allowed.read("https://127.0.0.2/"))
        .isInstanceOf(Places.PrivateAddress.class);
    assertThatThrownBy(() -> allowed.read("http://8.8.8.8/")).hasMessageContaining("https");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.0/33",
        "https://hooks.internal/",
        "127.0.0.1:8080",
        "*.internal",
        "a..b",
        "not a host"
      })
  void what_can_never_be_called_cannot_be_allowed(String text) {
    assertThatThrownBy(() -> settings(List.of("hooks.internal", text), Duration.ofSeconds(15)))
        .hasMessageContaining(text)
        .hasMessageContaining("TARIFF_LEDGER_WEBHOOKS_ALLOW");
  }

  private static WebhookSettings settings(List<String> allow, Duration timeout) {
    return new WebhookSettings(allow, List.of(), timeout, Duration.ofDays(5));
  }

  @Test
  void a_call_has_time_to_be_answered() {
    assertThatThrownBy(() -> settings(List.of(), Duration.ZERO))
        .hasMessageContaining("tariff-ledger.webhooks.timeout");
    assertThat(settings(List.of("[::1]", "fd00::/8"), Duration.ofSeconds(1)).allow()).hasSize(2);
  }

  @Test
  void a_name_that_leads_inside_is_refused_where_it_is_resolved() {
    assertThatThrownBy(() -> places.resolve("localhost")).isInstanceOf(Places.NotAllowed.class);
  }
}
