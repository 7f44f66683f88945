package org.tariffledger.benchmarks;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The least that this server can do for a reply of that size: no question read, nothing looked
/// up, nothing rendered.
@RestController
class ConstantReply {

  static final String PATH = "/constant";

  private volatile ResponseEntity<byte[]> reply = ResponseEntity.noContent().build();

  void set(byte[] body, HttpHeaders headers) {
    reply = ResponseEntity.ok().headers(headers).body(body);
  }

  @GetMapping(PATH)
  ResponseEntity<byte[]> get() {
    return reply;
  }
}
