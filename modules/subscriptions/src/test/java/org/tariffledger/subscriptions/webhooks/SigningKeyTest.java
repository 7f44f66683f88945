package org.tariffledger.subscriptions.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tariffledger.subscriptions.secrets.MasterKey;
import org.tariffledger.subscriptions.webhooks.Webhook.Signatures;

/// Signatures against the vectors of others.
class SigningKeyTest {

  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final long TIMESTAMP = 1_614_265_330;
  private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(UTF_8);
  private static final String V1 = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
  private static final String V1A =
      "v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg==";

  private final SigningKey key =
      new SigningKey(
          SigningKey.read("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
          Arrays.copyOf(
              Base64.getDecoder()
                  .decode(
                      "6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg=="),
              32));

  @Test
  void a_message_is_signed_as_the_libraries_of_others_expect() {
    assertThat(key.v1(ID, TIMESTAMP, BODY)).isEqualTo(V1);
    assertThat(key.v1a(ID, TIMESTAMP, BODY)).isEqualTo(V1A);
  }

  @Test
  void a_header_names_every_signature_of_every_key() {
    var older = SigningKey.make().key();
    var message = new Message(ID, BODY);
    assertThat(Caller.signature(Signatures.V1, List.of(key), message, TIMESTAMP)).isEqualTo(V1);
    assertThat(
            Caller.signature(Signatures.V1_AND_V1A, List.of(key, older), message, TIMESTAMP)
                .split(" "))
        .hasSize(4)
        .startsWith(V1, V1A)
        .contains(older.v1(ID, TIMESTAMP, BODY));
  }

  @Test
  void what_is_kept_of_a_key_is_all_of_it() {
    var made = SigningKey.make().key();
    assertThat(SigningKey.of(made.bytes()).v1a(ID, 1, BODY)).isEqualTo(made.v1a(ID, 1, BODY));
    assertThat(SigningKey.read(made.secret())).hasSize(32);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "whsec_",
        "whsec_c2hvcnQ=",
        "whsec_not base64",
        "whsk_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "whsec_QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE="
      })
  void a_secret_of_the_wrong_shape_is_refused(String text) {
    assertThatThrownBy(() -> SigningKey.read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("A secret");
  }

  @Test
  void a_sealed_secret_opens_with_its_key_and_in_its_place_only() {
    var master = new MasterKey(() -> "0123456789abcdef0123456789abcdef");
    var other = new MasterKey(() -> "another-key-another-key-another-key");
    var sealed = master.seal(BODY, "here");
    assertThat(new MasterKey(() -> "0123456789abcdef0123456789abcdef\n").open(sealed, "here"))
        .hasValue(BODY);
    assertThat(sealed).isNotEqualTo(master.seal(BODY, "here"));
    assertThat(master.open(sealed, "there")).isEmpty();
    assertThat(other.open(sealed, "here")).isEmpty();
    assertThat(other.id()).isNotEqualTo(master.id()).hasSize(16);
    sealed[sealed.length - 1] ^= 1;
    assertThat(master.open(sealed, "here")).isEmpty();
  }
}
