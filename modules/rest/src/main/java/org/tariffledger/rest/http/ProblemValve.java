package org.tariffledger.rest.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.tariffledger.rest.json.HttpJson;

/// Makes a problem of requests that Tomcat itself turns away, instead of its page.
public final class ProblemValve extends ErrorReportValve {

  @Override
  protected void report(Request request, Response response, Throwable throwable) {
    var status = HttpStatus.resolve(response.getStatus());
    if (status == null || !status.isError() || response.getContentWritten() > 0) {
      return;
    }
    try {
      response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
      response.setCharacterEncoding(StandardCharsets.UTF_8);
      var writer = response.getReporter();
      if (response.setErrorReported() && writer != null) {
        writer.write(HttpJson.MAPPER.writeValueAsString(Problems.of(status)));
        response.finishResponse();
      }
    } catch (IOException e) {
      container.getLogger().debug("The client went away", e);
    }
  }
}
