import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/// Verifies an export of a Tariff Ledger, without the ledger and without trust in who runs it:
///
///     java Verify.java export.zip --key VKEY [--checkpoint FILE]
///
/// This file needs nothing but a JDK, 21 or later, and is meant to be read before it is run. Its
/// parts stand in the order in which it works:
///
/// 1. the bundle: a zip file, or the folder that it was unpacked to;
/// 2. keys, and notes that are signed by them;
/// 3. the manifest: signed, it says what was exported and the SHA-256 of every other file;
/// 4. the checkpoint: signed, it says how many changes the ledger's log has, and the root of the
///    tree over them, which no other changes have;
/// 5. the changes: together with `proof` they give that very root, or they are not in the log;
/// 6. an older checkpoint, if you have one: the log begins with all that was there then.
///
/// It ends with 0 if all that was verified, with 1 if not, after naming every fault that it found,
/// and with 2 if there was nothing to verify. What it cannot verify it says, too.
public final class Verify {

  private static final String USAGE =
      "Usage: java Verify.java BUNDLE [--key VKEY]... [--checkpoint FILE]";

  private final PrintStream out;
  private final List<String> open = new ArrayList<>();
  private int faults;

  private Verify(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] arguments) {
    System.exit(run(System.out, arguments));
  }

  public static int run(PrintStream out, String... arguments) {
    var keys = new ArrayList<Key>();
    var paths = new TreeMap<String, Path>();
    try {
      for (int i = 0; i < arguments.length; i++) {
        switch (arguments[i]) {
          case "--key" -> keys.add(Key.parse(arguments[++i]));
          case "--checkpoint" -> paths.put("checkpoint", Path.of(arguments[++i]));
          default -> {
            require(!arguments[i].startsWith("-"), "There is no option " + arguments[i] + ".");
            require(paths.put("bundle", Path.of(arguments[i])) == null, "One bundle at a time.");
          }
        }
      }
      require(paths.containsKey("bundle"), "Which bundle?");
      for (var path : paths.values()) {
        require(Files.isReadable(path), path + " cannot be read, or is not there.");
      }
    } catch (ArrayIndexOutOfBoundsException e) {
      out.println("An option misses what belongs to it.\n" + USAGE);
      return 2;
    } catch (RuntimeException e) {
      out.println(e.getMessage() + "\n" + USAGE);
      return 2;
    }
    return new Verify(out).verify(paths.get("bundle"), keys, paths.get("checkpoint"));
  }

  private int verify(Path path, List<Key> given, Path olderFile) {
    try (var bundle = Bundle.open(path)) {
      if (bundle.zip() != null) {
        check("the archive is whole", bundle::seal);
      }
      var inside = check("its keys can be read", () -> Key.in(bundle));
      var keys = given.isEmpty() && inside != null ? inside : given;
      var manifest = check("the manifest is signed", () -> Manifest.signed(bundle, keys));
      if (manifest != null) {
        checkFiles(bundle, manifest);
      }
      var signed = check("the checkpoint is signed", () -> Checkpoint.signed(bundle, keys, given));
      var log = signed == null ? null : signed.log();
      if (manifest != null && log != null) {
        check("the checkpoint is of this ledger", () -> manifest.sameLog(log));
        var older =
            olderFile == null
                ? null
                : check(
                    olderFile + " is an older checkpoint",
                    () -> Checkpoint.older(olderFile, log, keys));
        if (manifest.isOfChanges()) {
          check("the log has what was exported", () -> checkRows(bundle, manifest, log, older));
        } else {
          open.add(
              "that the log has these events: it has only what is public of them. The rest is");
          open.add("vouched for by the ledger's signature alone");
        }
        if (older != null) {
          check("the log was not rewritten", () -> compare(older, log));
        }
      }
      if (given.isEmpty()) {
        open.add("that these keys are the ledger's: they came with the bundle. Compare them with");
        open.add("what the ledger has published, and give --key: " + keys);
      }
      if (olderFile == null) {
        open.add("that the log still has what it had earlier: keep its checkpoints, give one of");
        open.add("them as --checkpoint");
      }
    } catch (IOException | RuntimeException e) {
      fault("the bundle can be read", e);
    }
    open.forEach(line -> out.println("not verified  " + line));
    var verified = given.isEmpty() ? "VERIFIED BY ITS OWN KEYS ONLY" : "VERIFIED";
    out.println(faults == 0 ? verified : "NOT VERIFIED, faults: " + faults);
    return faults == 0 ? 0 : 1;
  }

  private interface Step<T> {
    T run() throws IOException;
  }

  /// Null if there is a fault.
  private <T> T check(String what, Step<T> step) {
    try {
      var found = step.run();
      out.println("verified      " + what + ": " + found);
      return found;
    } catch (IOException | RuntimeException e) {
      fault(what, e);
      return null;
    }
  }

  private void fault(String what, Exception e) {
    faults++;
    out.println("FAULT         not so: " + what + ": " + e.getMessage());
  }

  private static final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1;

    Fault(String message) {
      super(message);
    }
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new Fault(otherwise);
    }
  }

  // 1. The bundle

  /// `zip` is null for a folder.
  private record Bundle(Path path, ZipFile zip) implements AutoCloseable {

    private static final int SEAL_BYTES = 64;
    private static final int SMALL_BYTES_MAX = 1 << 24;

    static Bundle open(Path path) throws IOException {
      return new Bundle(path, Files.isDirectory(path) ? null : new ZipFile(path.toFile()));
    }

    /// A zip file ends with the SHA-256 of all before it, so that damage is found also where it
    /// touches none of the files within.
    String seal() throws IOException {
      try (var file = new RandomAccessFile(path.toFile(), "r")) {
        var digest = sha256();
        var piece = new byte[1 << 16];
        for (long left = file.length() - SEAL_BYTES; left > 0; ) {
          int read = file.read(piece, 0, (int) Math.min(piece.length, left));
          digest.update(piece, 0, read);
          left -= read;
        }
        var seal = new byte[SEAL_BYTES];
        file.readFully(seal);
        var actual = HexFormat.of().formatHex(digest.digest());
        require(Arrays.equals(seal, actual.getBytes(UTF_8)), "it does not end with its SHA-256");
        return actual;
      }
    }

    TreeSet<String> names() throws IOException {
      var names = new TreeSet<String>();
      if (zip == null) {
        try (var files = Files.walk(path)) {
          files
              .filter(file -> !Files.isDirectory(file))
              .forEach(file -> names.add(path.relativize(file).toString().replace('\\', '/')));
        }
      } else {
        zip.stream().forEach(entry -> require(names.add(entry.getName()), "a file is there twice"));
      }
      return names;
    }

    InputStream read(String name) throws IOException {
      require(names().contains(name), name + " is missing");
      return zip == null
          ? Files.newInputStream(path.resolve(name))
          : zip.getInputStream(zip.getEntry(name));
    }

    byte[] small(String name) throws IOException {
      try (var in = read(name)) {
        var bytes = in.readNBytes(SMALL_BYTES_MAX + 1);
        require(bytes.length <= SMALL_BYTES_MAX, name + " is too large");
        return bytes;
      }
    }

    String sha256Of(String name) throws IOException {
      try (var in = read(name)) {
        var digest = sha256();
        var piece = new byte[1 << 16];
        for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
          digest.update(piece, 0, read);
        }
        return HexFormat.of().formatHex(digest.digest());
      }
    }

    @Override
    public void close() throws IOException {
      if (zip != null) {
        zip.close();
      }
    }
  }

  // 2. Keys, and notes that are signed by them, as c2sp.org/signed-note has it

  /// `name+id+base64`, of which the id is made of the rest, and the first byte says for what it is:
  /// 1 for Ed25519, 6 for ML-DSA-44, which Java has from 24 on. Those stand in X.509 after a
  /// prefix.
  private record Key(String text, String name, byte[] id, byte[] publicKey, boolean isMlDsa) {

    private static final String ED25519_X509 = "302a300506032b6570032100";
    private static final String ML_DSA_X509 = "30820532300b06096086480165030403110382052100";

    static Key parse(String text) {
      var parts = text.split("\\+", 3);
      require(parts.length == 3, text + " is no key: name+id+base64");
      var key = base64(parts[2]);
      boolean isMlDsa = key.length == 1 + 1312 && key[0] == 6;
      require(
          isMlDsa || (key.length == 1 + 32 && key[0] == 1),
          text + " is no key for Ed25519 or ML-DSA-44");
      require(!isMlDsa || hasMlDsa(), "ML-DSA-44 needs a JDK 24 or later");
      var id = Arrays.copyOf(sha256(parts[0].getBytes(UTF_8), new byte[] {'\n'}, key), 4);
      require(HexFormat.of().formatHex(id).equals(parts[1]), text + " is damaged");
      return new Key(text, parts[0], id, Arrays.copyOfRange(key, 1, key.length), isMlDsa);
    }

    /// Those that came with a bundle, without those for what this Java does not know.
    static List<Key> in(Bundle bundle) throws IOException {
      return utf8(bundle.small("keys")).lines().filter(Key::isKnown).map(Key::parse).toList();
    }

    private static boolean isKnown(String line) {
      var type = base64(line.split("\\+", 3)[2])[0];
      return type == 1 || (type == 6 && hasMlDsa());
    }

    private static boolean hasMlDsa() {
      return Runtime.version().feature() >= 24;
    }

    String algorithm() {
      return isMlDsa ? "ML-DSA-44" : "Ed25519";
    }

    boolean isOneOf(List<Key> keys) {
      return keys.stream().anyMatch(key -> key.text().equals(text));
    }

    boolean hasSigned(String text, byte[] written) {
      try {
        var prefix = HexFormat.of().parseHex(isMlDsa ? ML_DSA_X509 : ED25519_X509);
        var x509 = new ByteArrayOutputStream();
        x509.writeBytes(prefix);
        x509.writeBytes(publicKey);
        var key = new X509EncodedKeySpec(x509.toByteArray());
        var verifier = Signature.getInstance(algorithm());
        verifier.initVerify(KeyFactory.getInstance(algorithm()).generatePublic(key));
        verifier.update(isMlDsa ? cosigned(text, written) : text.getBytes(UTF_8));
        return verifier.verify(Arrays.copyOfRange(written, isMlDsa ? 8 : 0, written.length));
      } catch (GeneralSecurityException e) {
        return false;
      }
    }

    /// What ML-DSA-44 signs of a checkpoint, as c2sp.org/tlog-cosignature has it. The time of the
    /// signature, eight bytes, stands before it.
    private byte[] cosigned(String text, byte[] written) {
      require(written.length > 8, "its signature is too short");
      var log = Checkpoint.of(text);
      var cosigner = name.getBytes(UTF_8);
      var origin = log.origin().getBytes(UTF_8);
      return ByteBuffer.allocate(12 + 1 + cosigner.length + 8 + 1 + origin.length + 8 + 8 + 32)
          .put("subtree/v1\n\0".getBytes(UTF_8))
          .put((byte) cosigner.length)
          .put(cosigner)
          .put(written, 0, 8)
          .put((byte) origin.length)
          .put(origin)
          .putLong(0)
          .putLong(log.size())
          .put(log.root())
          .array();
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /// A text and who has signed it: of the keys that are asked about one at least. `strangers` are
  /// signatures by other keys, which say nothing.
  private record Note(String text, List<Key> signers, int strangers) {

    private static final Pattern LINE = Pattern.compile("— ([^\\s+]+) ([A-Za-z0-9+/]+=*)");

    static Note parse(byte[] bytes, List<Key> keys) {
      var note = utf8(bytes);
      int end = note.lastIndexOf("\n\n") + 1;
      require(end > 0 && note.endsWith("\n"), "it is no signed note, or it is cut");
      var text = note.substring(0, end);
      var signers = new ArrayList<Key>();
      int strangers = 0;
      for (var line : note.substring(end + 1, note.length() - 1).split("\n", -1)) {
        var parts = LINE.matcher(line);
        require(parts.matches(), "its signature is not written as it should be");
        var signature = base64(parts.group(2));
        var signer =
            keys.stream()
                .filter(key -> key.name().equals(parts.group(1)))
                .filter(key -> Arrays.equals(key.id(), Arrays.copyOf(signature, 4)))
                .findFirst();
        if (signer.isPresent()) {
          var rest = Arrays.copyOfRange(signature, 4, signature.length);
          require(
              signer.get().hasSigned(text, rest),
              "its signature for " + signer.get().algorithm() + " is wrong");
          signers.add(signer.get());
        } else {
          strangers++;
        }
      }
      require(!signers.isEmpty(), "no key that is known has signed it");
      return new Note(text, signers, strangers);
    }
  }

  // 3. The manifest

  /// Its lines by what stands before the colon; `files` are the SHA-256 by the names of files.
  private record Manifest(
      TreeMap<String, String> lines, TreeMap<String, String> files, List<Key> signers) {

    static Manifest signed(Bundle bundle, List<Key> keys) throws IOException {
      var known = new ArrayList<>(keys);
      Key.in(bundle).stream().filter(key -> !key.isOneOf(keys)).forEach(known::add);
      var note = Note.parse(bundle.small("manifest"), known);
      require(note.strangers() == 0, "it has a signature by a key that is not known");
      require(
          note.signers().stream().anyMatch(key -> key.isOneOf(keys)),
          "it is not signed by a key that was given, but by " + note.signers());
      require(note.text().startsWith("tariffledger.org/export@v1\n"), "it is no manifest");
      var manifest = new Manifest(new TreeMap<>(), new TreeMap<>(), note.signers());
      note.text().lines().skip(1).forEach(manifest::add);
      return manifest;
    }

    private void add(String line) {
      int colon = line.indexOf(": ");
      require(colon > 0, "a line of it cannot be understood: " + line);
      var name = line.substring(0, colon);
      var value = line.substring(colon + 2);
      if (name.equals("sha256")) {
        files.put(value.substring(66), value.substring(0, 64));
      } else {
        require(lines.put(name, value) == null, "it says twice its " + name);
      }
    }

    String text(String name) {
      require(lines.containsKey(name), "the manifest does not say: " + name);
      return lines.get(name);
    }

    long number(String name) {
      return Long.parseLong(text(name));
    }

    boolean isOfChanges() {
      return text("of").equals("changes");
    }

    /// Whether it is to have every change from one to another.
    boolean isWhole() {
      return isOfChanges() && text("filter").equals("none");
    }

    String sameLog(Checkpoint log) {
      require(log.origin().equals(text("log")), "it is of another ledger: " + log.origin());
      return log.origin();
    }

    @Override
    public String toString() {
      return "by " + signers + "\n                " + lines;
    }
  }

  private void checkFiles(Bundle bundle, Manifest manifest) throws IOException {
    for (var file : manifest.files().entrySet()) {
      check(
          file.getKey() + " is as it was exported",
          () -> {
            var actual = bundle.sha256Of(file.getKey());
            require(actual.equals(file.getValue()), "its SHA-256 is " + actual);
            return actual;
          });
    }
    for (var name : bundle.names()) {
      if (!name.equals("manifest") && !manifest.files().containsKey(name)) {
        fault("every file was exported", new Fault(name + " is not in the manifest"));
      }
    }
  }

  // 4. The checkpoint, as c2sp.org/tlog-checkpoint has it

  private record Checkpoint(String origin, long size, byte[] root) {

    static Signed signed(Bundle bundle, List<Key> keys, List<Key> given) throws IOException {
      var note = Note.parse(bundle.small("checkpoint"), keys);
      var by = new TreeSet<String>();
      note.signers().forEach(signer -> by.add(signer.algorithm()));
      for (var key : given) {
        require(by.contains(key.algorithm()), "no key for " + key.algorithm() + " has signed it");
      }
      return new Signed(of(note.text()), by);
    }

    static Checkpoint older(Path file, Checkpoint now, List<Key> keys) throws IOException {
      var then = of(Note.parse(Files.readAllBytes(file), keys).text());
      require(then.origin().equals(now.origin()), "it is of another ledger: " + then.origin());
      require(
          then.size() <= now.size(),
          "it has " + then.size() + " changes: the bundle is older, or the ledger was put back");
      return then;
    }

    static Checkpoint of(String text) {
      var lines = text.split("\n");
      require(lines.length >= 3 && lines[1].matches("0|[1-9][0-9]{0,17}"), "it is no checkpoint");
      require(base64(lines[2]).length == 32, "it is no checkpoint: it has no root");
      return new Checkpoint(lines[0], Long.parseLong(lines[1]), base64(lines[2]));
    }

    @Override
    public String toString() {
      return origin + " has " + size + " changes, root " + HexFormat.of().formatHex(root);
    }
  }

  /// Whoever could break one kind of signature could leave the other out: of each kind of which a
  /// key was given, one has to have signed.
  private record Signed(Checkpoint log, TreeSet<String> by) {

    @Override
    public String toString() {
      return log + ", signed by " + String.join(" and ", by);
    }
  }

  // 5. The changes: leaves of the tree of RFC 6962, each at the place that its id names

  private static final class Tree implements AutoCloseable {

    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9]{20})\"");

    private final Lines changes;
    private final Lines hashes;
    private byte[] next;
    private long place = -1;
    private long first = -1;
    private long rows;
    private final long olderSize;
    private byte[] olderRoot;
    private boolean isOlderHidden;

    Tree(InputStream changes, InputStream hashes, long olderSize) throws IOException {
      this.changes = new Lines(changes);
      this.hashes = new Lines(hashes);
      this.olderSize = olderSize;
      advance();
    }

    /// Of the leaves from one place to before another. For a part of which there is no change here
    /// a hash stands in the proof. Where the older log ends within a part, its root is that of what
    /// lies left of its end.
    byte[] root(long from, long to) throws IOException {
      boolean hasOlderEnd = from < olderSize && olderSize < to;
      if (next == null || place >= to) {
        isOlderHidden |= hasOlderEnd;
        var hash = hashes.next();
        require(hash != null, "the proof is too short: a change is missing, or some of the proof");
        return base64(utf8(hash));
      }
      if (to - from == 1) {
        var leaf = sha256(new byte[] {0}, next);
        advance();
        return leaf;
      }
      long middle = from + Long.highestOneBit(to - from - 1);
      var left = root(from, middle);
      var right = root(middle, to);
      if (hasOlderEnd && middle <= olderSize) {
        olderRoot = olderRoot == null ? left : sha256(new byte[] {1}, left, olderRoot);
      }
      return sha256(new byte[] {1}, left, right);
    }

    private void advance() throws IOException {
      next = changes.next();
      if (next != null) {
        rows++;
        var id = ID.matcher(utf8(next));
        require(id.find(), "line " + rows + " is no change");
        long here = Long.parseLong(id.group(1));
        require(here > place, "line " + rows + " is " + here + ", which cannot follow " + place);
        place = here;
        first = rows == 1 ? here : first;
      }
    }

    void end() throws IOException {
      require(next == null, "change " + place + " is beyond the end of the log");
      require(hashes.next() == null, "the proof is too long");
    }

    @Override
    public void close() throws IOException {
      changes.in.close();
      hashes.in.close();
    }
  }

  private String checkRows(Bundle bundle, Manifest manifest, Checkpoint log, Checkpoint older)
      throws IOException {
    long olderSize = older == null ? 0 : older.size();
    try (var tree = new Tree(bundle.read("changes.ndjson"), bundle.read("proof"), olderSize)) {
      var root = log.size() == 0 ? sha256(new byte[0]) : tree.root(0, log.size());
      tree.end();
      require(
          Arrays.equals(root, log.root()),
          "the changes do not give the root: one was edited, removed, inserted or moved");
      olderRoot = tree.isOlderHidden ? null : tree.olderRoot;
      long from = manifest.number("from");
      long to = manifest.number("to");
      require(to < log.size(), "the log does not reach to " + to);
      require(tree.rows == manifest.number("rows"), "there are " + tree.rows + " changes");
      require(
          tree.rows == 0 || (from <= tree.first && tree.place <= to),
          "they are from " + tree.first + " to " + tree.place);
      if (!manifest.isWhole()) {
        open.add("that the filter has left out no change that it was to take: export without one");
        return tree.rows + " changes, each at its place";
      }
      require(tree.rows == to - from + 1, "from " + from + " to " + to + " some are missing");
      return "all " + tree.rows + " changes from " + from + " to " + to + ", each at its place";
    }
  }

  // 6. An older checkpoint

  /// Of the changes that the older checkpoint has, as the log has them now.
  private byte[] olderRoot;

  private String compare(Checkpoint older, Checkpoint now) {
    var root =
        older.size() == now.size()
            ? now.root()
            : older.size() == 0 ? sha256(new byte[0]) : olderRoot;
    require(
        root != null,
        "this bundle does not tell: take one from 0 or from "
            + older.size()
            + " on, without filter");
    require(Arrays.equals(root, older.root()), "its first " + older.size() + " are others by now");
    return "it begins with all its " + older.size() + " changes of then";
  }

  // Small things

  /// Lines as they are, each with a line feed at its end, which does not count to it.
  private static final class Lines {

    private static final int LINE_BYTES_MAX = 65_535;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;

    Lines(InputStream in) {
      this.in = in;
    }

    /// Null after the last.
    byte[] next() throws IOException {
      var line = new ByteArrayOutputStream();
      while (true) {
        for (int i = at; i < end; i++) {
          if (buffer[i] == '\n') {
            line.write(buffer, at, i - at);
            at = i + 1;
            return line.toByteArray();
          }
        }
        line.write(buffer, at, end - at);
        require(line.size() <= LINE_BYTES_MAX, "a line is too long");
        at = 0;
        end = in.read(buffer);
        if (end < 0) {
          end = 0;
          require(line.size() == 0, "the last line is cut");
          return null;
        }
      }
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] sha256(byte[]... parts) {
    var digest = sha256();
    for (var part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }

  private static String utf8(byte[] bytes) {
    var text = new String(bytes, UTF_8);
    require(Arrays.equals(text.getBytes(UTF_8), bytes), "it is not UTF-8");
    return text;
  }

  /// Only as it is usually written: there are other characters that stand for the same bytes.
  private static byte[] base64(String text) {
    var bytes = Base64.getDecoder().decode(text);
    require(Base64.getEncoder().encodeToString(bytes).equals(text), "it is not Base64: " + text);
    return bytes;
  }
}
