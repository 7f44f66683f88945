package org.tariffledger.client;

import java.nio.file.Path;
import org.tariffledger.client.api.Query;
import org.tariffledger.client.api.Reply;

/// A file on its way to the ledger, with what is shown of it.
record Upload(FileToSend file, Session session) {

  static Upload of(Path path, Session session) {
    return new Upload(FileToSend.at(session.surroundings().folder().resolve(path)), session);
  }

  Progress progress() {
    var name = String.valueOf(file.path().getFileName());
    return session.progress(name, file.bytes(), Bytes::of);
  }

  Reply send(Ledger ledger, String path, Query query, Progress progress) {
    return ledger.upload(path, query, file.posted(progress::reached));
  }

  /// Whether the file would do, once it is registered what it is a version of.
  void rehearseUnregistered(Ledger ledger, String path, Query query, Progress progress) {
    var posted = file.posted(progress::reached);
    ledger.uploadUnless("unknown-product-list", path, query.with("dryRun", "true"), posted);
  }
}
