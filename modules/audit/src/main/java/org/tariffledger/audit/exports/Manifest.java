package org.tariffledger.audit.exports;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.tariffledger.audit.log.SignedCheckpoint;
import org.tariffledger.domain.rates.Rates;

/// What a bundle says of itself: the text that is signed. No checkpoint can be read into it, since
/// its second line is no size.
record Manifest(
    ExportQuery query,
    SignedCheckpoint signed,
    ExportedBy by,
    long rows,
    UUID ledger,
    String version) {

  private static final String FIRST = "tariffledger.org/export@v1\n";

  /// With the SHA-256 of every file.
  String text(Map<String, byte[]> digests) {
    var lines = new LinkedHashMap<String, Object>();
    lines.put("ledger", ledger);
    lines.put("log", signed.checkpoint().origin());
    lines.put("of", query.what());
    lines.put("filter", query.filtering());
    lines.put("from", query.from());
    lines.put("to", query.to());
    lines.put("rows", rows);
    lines.put("exported-at", by.at());
    lines.put("exported-by", inOneLine(by.key()));
    lines.put("checkpoint-size", signed.size());
    lines.put("checkpoint-root", signed.root().base64());
    lines.put("software-version", inOneLine(version));
    lines.put("engine-revision", Rates.ENGINE_REVISION);
    var text = new StringBuilder(FIRST);
    lines.forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
    digests.forEach(
        (name, digest) ->
            text.append("sha256: ")
                .append(HexFormat.of().formatHex(digest))
                .append("  ")
                .append(name)
                .append('\n'));
    return text.toString();
  }

  private static String inOneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", "?");
  }
}
