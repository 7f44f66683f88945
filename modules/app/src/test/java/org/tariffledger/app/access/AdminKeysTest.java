package org.tariffledger.app.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tariffledger.app.access.AdminKeys.Start;
import org.tariffledger.app.start.CannotStart;
import org.tariffledger.app.store.DataFolder;

class AdminKeysTest {

  private static final InetAddress HOME = InetAddress.getLoopbackAddress();
  private static final String BROUGHT = "k".repeat(32);

  private final List<String> known = new ArrayList<>();

  @TempDir Path folder;

  @Test
  void the_first_start_makes_a_key_and_writes_it_down() {
    prepare(new Start(HOME, "", false));

    assertThat(known).containsExactly("tl_1");
    assertThat(file()).hasContent("tl_1\n");
  }

  @Test
  void a_second_start_makes_none() {
    prepare(new Start(HOME, "", false));
    prepare(new Start(HOME, "", false));

    assertThat(known).containsExactly("tl_1");
    assertThat(file()).hasContent("tl_1\n");
  }

  @Test
  void a_new_one_is_made_when_asked_for() {
    prepare(new Start(HOME, "", false));
    prepare(new Start(HOME, "", true));

    assertThat(file()).hasContent("tl_2\n");
  }

  @Test
  void who_brings_a_key_needs_no_file() {
    prepare(new Start(HOME, BROUGHT, false));

    assertThat(known).containsExactly(BROUGHT);
    assertThat(file()).doesNotExist();
  }

  @Test
  void a_ledger_without_a_key_is_not_shown_to_others() throws Exception {
    for (InetAddress address : new InetAddress[] {null, InetAddress.getByName("0.0.0.0")}) {
      assertThatExceptionOfType(CannotStart.class)
          .isThrownBy(() -> prepare(new Start(address, "", false)))
          .withMessageContaining("no key yet");
    }
    assertThat(known).isEmpty();
    assertThat(file()).doesNotExist();
  }

  @Test
  void with_a_key_it_may_be() throws Exception {
    InetAddress everywhere = InetAddress.getByName("0.0.0.0");

    prepare(new Start(everywhere, BROUGHT, false));
    prepare(new Start(everywhere, "", false));
    prepare(new Start(everywhere, "", true));

    assertThat(known).containsExactly(BROUGHT, "tl_2");
  }

  @Test
  void a_weak_key_is_refused_and_not_repeated() {
    for (String weak : List.of("short", "with a space in it, which no header carries")) {
      assertThatExceptionOfType(CannotStart.class)
          .isThrownBy(() -> new AccessSettings(weak))
          .withMessageContaining("TARIFF_LEDGER_ADMIN_KEY")
          .satisfies(e -> assertThat(e.description() + e.remedy()).doesNotContain(weak));
    }
    assertThat(new AccessSettings(BROUGHT).toString()).doesNotContain(BROUGHT);
  }

  private void prepare(Start start) {
    AdminKeys.Keys keys = new AdminKeys.Keys(() -> !known.isEmpty(), this::issue, known::add);
    new AdminKeys(keys, new DataFolder(folder)).prepare(start);
  }

  private String issue() {
    known.add("tl_" + (known.size() + 1));
    return known.getLast();
  }

  private Path file() {
    return folder.resolve("bootstrap-admin-key");
  }
}
