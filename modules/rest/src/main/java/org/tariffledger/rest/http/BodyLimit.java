package org.tariffledger.rest.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.tariffledger.rest.files.ScheduleFile;

/// Refuses bodies that are too large: by their declared length at once, else while they are read.
/// One that breaks off is refused too; nobody may take what came for the whole.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class BodyLimit extends OncePerRequestFilter {

  static final long BYTES_MAX = 10_000_000;
  static final long FILE_BYTES_MAX = ScheduleFile.BYTES_MAX;

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var bytesMax = isFile(request) ? FILE_BYTES_MAX : BYTES_MAX;
    if (request.getContentLengthLong() > bytesMax) {
      Problems.write(response, HttpRefusal.tooLarge(bytesMax).problem());
    } else {
      chain.doFilter(new Limited(request, bytesMax), response);
    }
  }

  private static boolean isFile(HttpServletRequest request) {
    var type = request.getContentType();
    return type != null && type.toLowerCase(Locale.ROOT).startsWith(Upload.CSV);
  }

  private static final class Limited extends HttpServletRequestWrapper {

    private final long bytesMax;

    Limited(HttpServletRequest request, long bytesMax) {
      super(request);
      this.bytesMax = bytesMax;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      return new Counting(super.getInputStream(), bytesMax);
    }
  }

  private static final class Counting extends ServletInputStream {

    private final ServletInputStream in;
    private final long bytesMax;
    private long bytes;

    Counting(ServletInputStream in, long bytesMax) {
      this.in = in;
      this.bytesMax = bytesMax;
    }

    @Override
    public int read() {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      try {
        var read = in.read(buffer, offset, length);
        count(Math.max(read, 0));
        return read;
      } catch (IOException _) {
        throw HttpRefusal.brokenOff();
      }
    }

    private void count(int more) {
      bytes += more;
      if (bytes > bytesMax) {
        throw HttpRefusal.tooLarge(bytesMax);
      }
    }

    @Override
    public boolean isFinished() {
      return in.isFinished();
    }

    @Override
    public boolean isReady() {
      return in.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      in.setReadListener(listener);
    }
  }
}
