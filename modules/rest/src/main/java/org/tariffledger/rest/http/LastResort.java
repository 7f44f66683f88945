package org.tariffledger.rest.http;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Makes a problem of what failed before any controller was asked.
@Hidden
@RestController
class LastResort implements ErrorController {

  @RequestMapping("${server.error.path:/error}")
  void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (response.isCommitted()) {
      return; // Nothing may be added to an answer that was cut.
    }
    var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    var status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
    Problems.write(
        response,
        isBrokenOff(request, status)
            ? HttpRefusal.brokenOff().problem()
            : Problems.of(status == null ? HttpStatus.NOT_FOUND : status));
  }

  /// Tomcat itself answers whoever stops, or pauses for too long, in the middle of a body.
  private static boolean isBrokenOff(HttpServletRequest request, @Nullable HttpStatus status) {
    return status != HttpStatus.REQUEST_TIMEOUT
        && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof IOException;
  }
}
