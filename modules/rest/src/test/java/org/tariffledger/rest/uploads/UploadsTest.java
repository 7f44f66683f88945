package org.tariffledger.rest.uploads;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.tariffledger.rest.files.ScheduleFile;
import org.tariffledger.rest.http.HttpRefusal;
import org.tariffledger.rest.uploads.Uploads.Room;

class UploadsTest {

  private static final int UNSAID = -1;

  private final Uploads uploads = new Uploads(100);

  @Test
  void files_have_room_one_after_the_other() throws IOException {
    for (int i = 0; i < 5; i++) {
      assertThat(whole(100)).isEqualTo(100);
    }
  }

  @Test
  void what_has_come_of_others_takes_room_and_what_they_have_yet_to_send_does_not()
      throws IOException {
    uploads.take(
        90,
        slow -> {
          read(slow, 10);
          assertThat(whole(90)).isEqualTo(90);
          assertRefused(91);
          return read(slow, 80);
        });
    assertThat(whole(100)).isEqualTo(100);
  }

  @Test
  void of_two_that_have_no_room_together_one_goes_on() throws IOException {
    uploads.take(
        UNSAID,
        first -> {
          read(first, 60);
          assertThatThrownBy(() -> uploads.take(UNSAID, second -> read(second, 41)))
              .isInstanceOf(HttpRefusal.class);
          return read(first, 40);
        });
    assertThat(whole(100)).isEqualTo(100);
  }

  @Test
  void who_finds_no_room_gives_back_at_once_what_it_had() throws IOException {
    uploads.take(
        UNSAID,
        first -> {
          read(first, 50);
          return uploads.take(
              UNSAID,
              second -> {
                assertThatThrownBy(() -> read(second, 51)).isInstanceOf(IOException.class);
                return read(first, 50);
              });
        });
    assertThat(whole(100)).isEqualTo(100);
  }

  @Test
  void a_file_without_room_is_no_file_with_a_fault() {
    var file = "code,rate\n" + "0101.21.00,Free\n".repeat(10);
    assertThatThrownBy(
            () ->
                uploads.take(
                    UNSAID,
                    room ->
                        ScheduleFile.read(
                            room.of(new ByteArrayInputStream(file.getBytes(UTF_8))), null)))
        .isInstanceOf(HttpRefusal.class);
  }

  @Test
  void a_refusal_says_when_to_come_again() throws IOException {
    uploads.take(UNSAID, room -> read(room, 1) + refusedMeanwhile());
  }

  private int refusedMeanwhile() {
    assertThatThrownBy(() -> uploads.take(100, _ -> 0))
        .isInstanceOfSatisfying(
            HttpRefusal.class,
            e -> {
              assertThat(e.problem().code()).isEqualTo("too-many-files");
              assertThat(e.problem().status()).isEqualTo(429);
              assertThat(e.headers().getFirst("Retry-After")).isEqualTo("5");
            });
    return 0;
  }

  @Test
  void the_room_of_a_file_that_fails_is_free_again() throws IOException {
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(
              () ->
                  uploads.take(
                      UNSAID,
                      room -> {
                        read(room, 100);
                        throw new IOException("broken off");
                      }))
          .hasMessage("broken off");
    }
    assertThat(whole(100)).isEqualTo(100);
  }

  @Test
  void only_so_many_are_read_at_once_however_small_they_are() throws IOException {
    assertThat(nested(Uploads.RUNNING_MAX)).isEqualTo(Uploads.RUNNING_MAX);
    assertThatThrownBy(() -> nested(Uploads.RUNNING_MAX + 1)).isInstanceOf(HttpRefusal.class);
  }

  private int nested(int files) throws IOException {
    return files == 0 ? 0 : uploads.take(UNSAID, _ -> 1 + nested(files - 1));
  }

  private int whole(int bytes) throws IOException {
    return uploads.take(bytes, room -> read(room, bytes));
  }

  private void assertRefused(long bytes) {
    assertThatThrownBy(() -> uploads.take(bytes, _ -> 0)).isInstanceOf(HttpRefusal.class);
  }

  private static int read(Room room, int bytes) throws IOException {
    InputStream in = room.of(new ByteArrayInputStream(new byte[bytes]));
    return in.readAllBytes().length;
  }
}
