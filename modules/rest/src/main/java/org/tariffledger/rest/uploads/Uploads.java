package org.tariffledger.rest.uploads;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;
import org.tariffledger.rest.files.ScheduleFile;
import org.tariffledger.rest.http.HttpRefusal;

/// Lets only so much of files be in memory at a time, where what is read of one stays until it is
/// recorded. What counts is what has come, so that whoever sends slowly holds up nobody.
@Component
public class Uploads {

  static final int RUNNING_MAX = 16;

  /// Of a heap so much is for files: a byte of one takes several while it is read and recorded.
  private static final int PART_OF_HEAP = 8;

  /// Reads a file and does with it what is to be done.
  @FunctionalInterface
  public interface Task<T> {
    T run(Room room) throws IOException;
  }

  private final Semaphore running = new Semaphore(RUNNING_MAX);
  private long freeBytes;

  /// One file of the greatest size has always room where there is no other.
  Uploads() {
    this(Math.max(ScheduleFile.BYTES_MAX, Runtime.getRuntime().maxMemory() / PART_OF_HEAP));
  }

  Uploads(long bytesMax) {
    this.freeBytes = bytesMax;
  }

  /// `declaredBytes` is what the sender says that will come, or less than 0.
  public <T> T take(long declaredBytes, Task<T> task) throws IOException {
    if (declaredBytes > freeBytes() || !running.tryAcquire()) {
      throw tooMany();
    }
    var room = new Room();
    try {
      return task.run(room);
    } catch (NoRoom _) {
      throw tooMany();
    } finally {
      room.giveBack();
      running.release();
    }
  }

  /// Whoever reads a file hands an `IOException` on, and takes others for faults of the file.
  private static final class NoRoom extends IOException {}

  private long freeBytes() {
    synchronized (running) {
      return freeBytes;
    }
  }

  private static HttpRefusal tooMany() {
    return HttpRefusal.tooMany("too-many-files", "Other files are being read, and take the room.");
  }

  /// What one file takes up.
  public final class Room {

    private long takenBytes;

    /// Takes room for what comes, and refuses the file when there is no more.
    public InputStream of(InputStream in) {
      return new FilterInputStream(in) {

        @Override
        public int read() throws IOException {
          var read = super.read();
          take(read < 0 ? 0 : 1);
          return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
          var read = super.read(buffer, offset, length);
          take(Math.max(read, 0));
          return read;
        }
      };
    }

    /// Who finds none gives back at once what it has, so that of several in step one goes on.
    private void take(int bytes) throws NoRoom {
      synchronized (running) {
        if (bytes > freeBytes) {
          giveBack();
          throw new NoRoom();
        }
        freeBytes -= bytes;
        takenBytes += bytes;
      }
    }

    private void giveBack() {
      synchronized (running) {
        freeBytes += takenBytes;
        takenBytes = 0;
      }
    }
  }
}
