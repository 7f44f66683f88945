package org.tariffledger.client.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tariffledger.client.api.WebhookRefused.Why;

/// Which deliveries are believed. The first is the example that every library of Standard Webhooks
/// tests with.
class WebhookVerifierTest {

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String OTHER_SECRET = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final long SENT = 1614265330;
  private static final String BODY = "{\"test\": 2432232314}";
  private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
  private static final String PUBLIC_KEY = "whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4=";
  private static final String ASYMMETRIC =
      "v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg==";
  private static final String CHANGE =
      """
      {"specversion": "1.0", "id": "00000000000000000042", "sequence": "00000000000000000042",
       "source": "urn:uuid:0b1f5f3e-6a53-4a7c-9a8e-2f3f4f5a6b7c", "subject": "US-JP",
       "type": "org.tariffledger.rate.changed", "time": "2025-04-09T04:01:00Z",
       "recordedtime": "2025-04-09T04:01:00.000001Z", "data": {"importer": "US"}}\
      """;

  private final Map<String, String> headers = new TreeMap<>();

  WebhookVerifierTest() {
    headers.put("webhook-id", ID);
    headers.put("webhook-timestamp", String.valueOf(SENT));
    headers.put("webhook-signature", SIGNATURE);
  }

  private void verify(String... secrets) throws WebhookRefused {
    verify(WebhookVerifier.of(secrets), SENT, BODY);
  }

  private void verify(WebhookVerifier verifier, long now, String body) throws WebhookRefused {
    verifier
        .at(Clock.fixed(Instant.ofEpochSecond(now), ZoneOffset.UTC))
        .verify(headers::get, body.getBytes(UTF_8));
  }

  private void assertRefused(Why why, String... secrets) {
    assertThatThrownBy(() -> verify(secrets))
        .isInstanceOfSatisfying(
            WebhookRefused.class, refused -> assertThat(refused.why()).isEqualTo(why));
  }

  @Test
  void the_examples_of_the_standard_are_believed() throws WebhookRefused {
    verify(SECRET);
    verify(SECRET.substring("whsec_".length()));

    headers.put("webhook-signature", ASYMMETRIC);
    verify(PUBLIC_KEY);
  }

  @Test
  void one_good_signature_among_others_is_enough() throws WebhookRefused {
    headers.put("webhook-signature", "v2,xyz v1 v1,!!! v1,AAAA " + ASYMMETRIC + " " + SIGNATURE);

    verify(SECRET);
    verify(OTHER_SECRET, SECRET);
    verify(PUBLIC_KEY);
    assertRefused(Why.NOT_SIGNED, OTHER_SECRET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"webhook-id", "webhook-timestamp", "webhook-signature"})
  void without_one_of_its_headers_it_is_refused(String header) {
    headers.remove(header);
    assertRefused(Why.HEADER_MISSING, SECRET);
    headers.put(header, " ");
    assertRefused(Why.HEADER_MISSING, SECRET);
  }

  @ParameterizedTest
  @CsvSource({
    "webhook-id, msg_p5jXN8AQM9LWM0D4loKWxJel",
    "webhook-timestamp, 1614265331",
    "webhook-signature, 'v1,h0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='",
    "webhook-signature, 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1A=='",
    "webhook-signature, 'v1a,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='",
    "webhook-signature, g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    "webhook-signature, 'v1,'"
  })
  void whatever_is_signed_and_then_changed_is_refused(String header, String value) {
    headers.put(header, value);

    assertRefused(Why.NOT_SIGNED, SECRET, PUBLIC_KEY);
  }

  @Test
  void a_body_of_other_bytes_is_refused_though_it_says_the_same() {
    assertThatThrownBy(() -> verify(WebhookVerifier.of(SECRET), SENT, BODY.replace(" ", "")))
        .isInstanceOf(WebhookRefused.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "-5", "1614265330.0", "99999999999999999999"})
  void a_timestamp_that_is_none_is_refused(String timestamp) {
    headers.put("webhook-timestamp", timestamp);

    assertRefused(Why.TIMESTAMP_UNREADABLE, SECRET);
  }

  @Test
  void five_minutes_early_or_late_are_believed_and_not_a_second_more() throws WebhookRefused {
    var verifier = WebhookVerifier.of(SECRET);
    verify(verifier, SENT + 300, BODY);
    verify(verifier, SENT - 300, BODY);

    assertThatThrownBy(() -> verify(verifier, SENT + 301, BODY))
        .hasMessageContaining("too long ago");
    assertThatThrownBy(() -> verify(verifier, SENT - 301, BODY))
        .hasMessageContaining("yet to come");
    verify(verifier.withTolerance(Duration.ofHours(1)), SENT + 3600, BODY);
  }

  @Test
  void no_more_than_twenty_signatures_are_looked_at() {
    headers.put("webhook-signature", "v1,AAAA ".repeat(20) + SIGNATURE);

    assertRefused(Why.NOT_SIGNED, SECRET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "whsec_", "whsec_c2hvcnQ=", "whsec_not base64", "whpk_c2hvcnQ="})
  void a_secret_that_is_none_is_refused_and_not_repeated(String secret) {
    assertThatThrownBy(() -> WebhookVerifier.of(secret))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("c2hvcnQ")
        .hasMessageNotContaining("not base64");
    assertThatThrownBy(WebhookVerifier::of).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void what_is_delivered_is_a_change_with_its_position() throws Exception {
    var now = Instant.now();
    headers.put("webhook-timestamp", String.valueOf(now.getEpochSecond()));
    headers.put("webhook-signature", new Webhook(SECRET).sign(ID, now.getEpochSecond(), CHANGE));
    var change =
        WebhookVerifier.of(SECRET).verified(headers::get, CHANGE.getBytes(UTF_8)).orElseThrow();

    assertThat(change.sequence()).isEqualTo(42);
    assertThat(change.isRateChange()).isTrue();
    assertThat(change.subject()).isEqualTo("US-JP");
    assertThat(change.data().path("importer").asString()).isEqualTo("US");
    assertThat(change.position())
        .hasToString("0b1f5f3e-6a53-4a7c-9a8e-2f3f4f5a6b7c/00000000000000000042");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "not JSON", "[1]", "{\"source\": \"urn:uuid:x\"}"})
  void what_is_signed_and_is_no_change_is_believed_and_is_none(String body) throws Exception {
    var now = Instant.now().getEpochSecond();
    headers.put("webhook-timestamp", String.valueOf(now));
    headers.put("webhook-signature", new Webhook(SECRET).sign(ID, now, body));

    assertThat(WebhookVerifier.of(SECRET).verified(headers::get, body.getBytes(UTF_8))).isEmpty();
  }

  /// The library of the standard is the second reader, of good signatures and of bad ones.
  @ParameterizedTest
  @CsvSource({
    SECRET + ", 0, true",
    OTHER_SECRET + ", 0, true",
    SECRET + ", -299, true",
    SECRET + ", -301, false",
    SECRET + ", 301, false"
  })
  void the_official_library_and_this_one_agree(String secret, long late, boolean isBelieved)
      throws Exception {
    long sent = Instant.now().getEpochSecond() + late;
    var official = new Webhook(secret);
    headers.put("webhook-timestamp", String.valueOf(sent));
    headers.put("webhook-signature", official.sign(ID, sent, BODY));

    assertThat(believes(WebhookVerifier.of(secret), BODY)).isEqualTo(isBelieved);
    assertThat(believes(official, BODY)).isEqualTo(isBelieved);
    assertThat(believes(WebhookVerifier.of(secret), BODY + " ")).isFalse();
    assertThat(believes(official, BODY + " ")).isFalse();
  }

  private boolean believes(WebhookVerifier verifier, String body) {
    try {
      verifier.verify(headers::get, body.getBytes(UTF_8));
      return true;
    } catch (WebhookRefused _) {
      return false;
    }
  }

  private boolean believes(Webhook official, String body) {
    try {
      var all = new TreeMap<String, List<String>>();
      headers.forEach((name, value) -> all.put(name, List.of(value)));
      official.verify(body, all);
      return true;
    } catch (WebhookVerificationException _) {
      return false;
    }
  }
}
