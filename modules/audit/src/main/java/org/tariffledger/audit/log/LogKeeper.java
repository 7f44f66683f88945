package org.tariffledger.audit.log;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.TransientDataAccessException;
import org.tariffledger.audit.log.LogUnavailable.Reason;
import org.tariffledger.subscriptions.ChangeFeed;
import org.tariffledger.subscriptions.ChangeFilter;
import org.tariffledger.subscriptions.ToldChange;

/// Lets the tree grow after the change log, and has checkpoints signed. Every server tries, and
/// what each finds is the same. What this server stands by it has looked at itself: that it goes on
/// from what it stood by before, at its last start too. Where it does not, it says so and stops.
public final class LogKeeper implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(LogKeeper.class);

  /// So many changes are taken in together.
  static final int TOGETHER_MAX = 1_000;

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
  private static final Duration BETWEEN_LOOKS_AT_KEYS = Duration.ofSeconds(5);
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
  private static final long RETRY_DELAY_MS_FIRST = 250;
  private static final long RETRY_DELAY_MS_MAX = 10_000;
  private static final long STOPPING_MS_MAX = 5_000;

  private final LogStore store;
  private final KeyStore keys;
  private final ChangeFeed feed;
  private final LogIdentity identity;
  private final LogSettings settings;
  private final CheckpointFolder folder;
  private final Clock clock;
  private final boolean isWriting;

  private final ReentrantLock looking = new ReentrantLock();
  private CheckpointFile file;
  private volatile @Nullable Thread thread;
  private volatile CountDownLatch stopping = new CountDownLatch(1);

  /// What is stood by, and since when; from the file before there is one since the start.
  private volatile @Nullable SignedCheckpoint seen;

  private volatile @Nullable Instant seenAt;
  private volatile boolean isConfirmed;
  private volatile boolean isRecalled;
  private volatile long size;
  private volatile @Nullable String damage;

  /// Why it does not go on for now, and why nothing is signed for now.
  private volatile @Nullable String trouble;

  private volatile @Nullable String unsigned;

  private long retryDelayMs = RETRY_DELAY_MS_FIRST;
  private long lastLine = System.nanoTime();
  private long keysLookedAt = System.nanoTime() - BETWEEN_LOOKS_AT_KEYS.toNanos();

  LogKeeper(
      LogStore store,
      KeyStore keys,
      ChangeFeed feed,
      LogIdentity identity,
      LogSettings settings,
      CheckpointFolder folder,
      Clock clock,
      boolean isWriting) {
    this.store = store;
    this.keys = keys;
    this.feed = feed;
    this.identity = identity;
    this.settings = settings;
    this.folder = folder;
    this.file = new CheckpointFile(null);
    this.clock = clock;
    this.isWriting = isWriting;
  }

  /// What this server stands by.
  ///
  /// @throws LogUnavailable if that is nothing, or nothing any more
  SignedCheckpoint standing() {
    var found = damage;
    if (found != null) {
      throw new LogUnavailable(Reason.DAMAGED, found);
    }
    var signed = seen;
    if (signed == null || !isConfirmed) {
      throw new LogUnavailable(Reason.NOT_READY, "The log has no checkpoint yet.");
    }
    return signed;
  }

  boolean isStanding() {
    return damage == null && isConfirmed;
  }

  /// As above, after a look at what others may have signed since if it is of a smaller tree.
  SignedCheckpoint standing(long sizeAtLeast) {
    var signed = standing();
    if (signed.size() >= sizeAtLeast) {
      return signed;
    }
    looking.lock();
    try {
      adopt(store.head());
    } catch (LogDamage e) {
      refuse(e.sentence());
    } finally {
      looking.unlock();
    }
    return standing();
  }

  LogStatus status() {
    var signed = isConfirmed ? seen : null;
    var found = damage;
    var checkpointSize = signed == null ? 0 : signed.size();
    return new LogStatus(
        identity.origin(),
        size,
        checkpointSize,
        signed == null ? null : seenAt,
        Math.max(0, feed.head().sequence() - checkpointSize),
        found != null ? found : trouble != null ? trouble : unsigned,
        found != null);
  }

  /// What is stored is not what was logged: from now on nothing is signed or shown here.
  void refuse(String sentence) {
    if (damage == null) {
      damage = sentence;
      log.error(
          "The verifiable log is not what it was, and no checkpoint is signed or shown any more:"
              + " {}",
          sentence);
    }
  }

  @Override
  public void start() {
    stopping = new CountDownLatch(1);
    thread = Thread.ofPlatform().name("verifiable-log").daemon().start(this::run);
  }

  private void run() {
    try {
      while (!isStopping()) {
        if (damage != null) {
          pause(BETWEEN_LOOKS.toMillis());
        } else if (!goOn()) {
          rest();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void rest() throws InterruptedException {
    if (isWriting) {
      feed.await(size - 1, BETWEEN_LOOKS);
    } else {
      pause(BETWEEN_LOOKS.toMillis());
    }
  }

  private boolean isStopping() {
    return stopping.getCount() == 0;
  }

  private void pause(long ms) throws InterruptedException {
    var _ = stopping.await(ms, TimeUnit.MILLISECONDS);
  }

  /// False if there was nothing to do, or if it could not be done now.
  private boolean goOn() throws InterruptedException {
    try {
      var did = pass();
      retryDelayMs = RETRY_DELAY_MS_FIRST;
      trouble = null;
      return did;
    } catch (LogDamage e) {
      refuse(e.sentence());
      return false;
    } catch (RuntimeException e) {
      if (isStopping()) {
        return false;
      }
      if (e instanceof TransientDataAccessException) {
        log.debug("The verifiable log goes on a little later.", e);
      } else {
        trouble = "The log cannot go on: " + e.getMessage();
        log.warn("The verifiable log cannot go on; trying again.", e);
      }
      pause(retryDelayMs);
      retryDelayMs = Math.min(2 * retryDelayMs, RETRY_DELAY_MS_MAX);
      return false;
    }
  }

  /// One step: some changes are taken in, and what is in is signed, if it is time, and stood by:
  /// also while more and more comes. False if there was nothing to do.
  boolean pass() {
    looking.lock();
    try {
      recall();
      var head = store.head();
      var changes = feed.headNow().sequence();
      checkEnds(head, changes);
      var isGrowing = isWriting && head.size() < changes;
      if (isGrowing) {
        grow(head, changes);
        head = store.head();
      }
      size = head.size();
      if (isBehindWhatWasSeen(head)) {
        return isGrowing;
      }
      confirm(head);
      if (isWriting && isDue(head)) {
        sign(head);
      }
      return adopt(store.head()) || isGrowing;
    } finally {
      looking.unlock();
    }
  }

  private void recall() {
    if (isRecalled) {
      return;
    }
    if (isWriting) {
      keys.ensure(settings.algorithms());
    }
    keys.keys().stream()
        .filter(key -> !key.name().equals(identity.origin()))
        .findFirst()
        .ifPresent(
            key -> {
              throw new LogDamage(
                  "The log is named %s since its first start, and is now to be named %s."
                      .formatted(key.name(), identity.origin()));
            });
    var ledger = feed.ledger();
    file = folder.file(ledger);
    seen = file.newest().orElse(null);
    var others = folder.others(ledger);
    if (seen == null && !others.isEmpty()) {
      log.warn(
          "There is no checkpoint yet of this ledger, {}, but there are of others: {}",
          ledger,
          others);
    }
    isRecalled = true;
  }

  /// The tree has no more leaves than there are changes, and there are no fewer changes than were
  /// once signed.
  private void checkEnds(LogHead head, long changes) {
    if (changes < head.size()) {
      throw new LogDamage(
          "The log holds %,d changes, but the ledger has only %,d."
              .formatted(head.size(), changes));
    }
    var before = seen;
    if (before != null && changes < before.size()) {
      throw new LogDamage(
          "A checkpoint in %s is of %,d changes, but the ledger has only %,d: it is older than what it has said."
              .formatted(file, before.size(), changes));
    }
    if (isConfirmed && head.size() < size) {
      throw new LogDamage(
          "The tree had %,d leaves and has only %,d now.".formatted(size, head.size()));
    }
  }

  /// A tree that is made anew has to come as far first.
  private boolean isBehindWhatWasSeen(LogHead head) {
    var before = seen;
    return before != null && head.size() < before.size();
  }

  /// Whether the tree began as the last checkpoint before the start says.
  private void confirm(LogHead head) {
    var before = seen;
    if (!isConfirmed && before != null) {
      checkGoesOn(before);
      seenAt = Instant.ofEpochMilli(head.signedMs());
      isConfirmed = true;
    }
  }

  private void checkGoesOn(SignedCheckpoint before) {
    var root = store.tree().root(before.size());
    if (!root.equals(before.root())) {
      throw new LogDamage(
          "The first %,d changes once had the root %s and have %s now: some were rewritten."
              .formatted(before.size(), before.root().base64(), root.base64()));
    }
  }

  /// Whether the tree still has the root that was stood by.
  void checkStanding() {
    var signed = seen;
    if (signed != null && isConfirmed) {
      checkGoesOn(signed);
    }
  }

  private void grow(LogHead head, long changes) {
    var page =
        feed.page(
            head.size() - 1, (int) Math.min(TOGETHER_MAX, changes - head.size()), ChangeFilter.ALL);
    var expected = head.size();
    for (var change : page.changes()) {
      if (change.sequence() != expected++) {
        throw new LogDamage("Change %,d is missing.".formatted(expected - 1));
      }
    }
    if (page.isEmpty()) {
      throw new LogDamage("Change %,d is missing.".formatted(head.size()));
    }
    var leaves = page.changes().stream().map(ToldChange::bytes).map(Hash::ofLeaf).toList();
    store.grow(head, Growth.of(head.size(), leaves, store::tile), expected);
    report(expected, changes);
  }

  private void report(long reached, long changes) {
    var now = System.nanoTime();
    if (reached >= changes) {
      lastLine = now;
    } else if (now - lastLine > BETWEEN_LINES.toNanos()) {
      lastLine = now;
      log.info("The verifiable log has taken in {} of {} changes.", reached, changes);
    }
  }

  /// Whether there is more to be signed, and it is time; or if keys sign that did not, or no more.
  private boolean isDue(LogHead head) {
    var newest = head.signed();
    if (newest == null) {
      return true;
    }
    if (newest.size() < head.size()) {
      var age = clock.millis() - head.signedMs();
      return age < 0 || age >= settings.checkpointEvery().toMillis();
    }
    return isDueByKeys(newest);
  }

  private boolean isDueByKeys(SignedCheckpoint newest) {
    var now = System.nanoTime();
    if (now - keysLookedAt < BETWEEN_LOOKS_AT_KEYS.toNanos()) {
      return false;
    }
    keysLookedAt = now;
    var signers = keys.signers();
    return !signers.isEmpty()
        && (signers.stream().anyMatch(signer -> !isSignedBy(newest, signer.key()))
            || keys.keys().stream()
                .anyMatch(key -> !key.signsAt(clock.instant()) && isSignedBy(newest, key)));
  }

  private static boolean isSignedBy(SignedCheckpoint signed, LogKey key) {
    return signed.note().signatures().stream().anyMatch(key::isOf);
  }

  private void sign(LogHead head) {
    var signers = keys.signers();
    if (signers.isEmpty()) {
      if (unsigned == null) {
        unsigned = "The key under which the log's keys are sealed is not here: nothing is signed.";
        log.warn(unsigned);
      }
      return;
    }
    unsigned = null;
    var before = seen;
    if (before != null) {
      checkGoesOn(before);
    }
    var checkpoint = new Checkpoint(identity.origin(), head.size(), store.tree().root(head.size()));
    var now = clock.instant();
    var signatures =
        signers.stream().map(signer -> signer.sign(checkpoint, now.getEpochSecond())).toList();
    store.publish(
        head,
        new SignedCheckpoint(checkpoint, new Note(checkpoint.text(), signatures)),
        now.toEpochMilli());
  }

  /// Stands by what is signed, whoever did it, once it is known to go on from what was and is kept
  /// outside. False if that is so already.
  private boolean adopt(LogHead head) {
    var signed = head.signed();
    var before = seen;
    if (signed == null) {
      return false;
    }
    var isKept = before != null && before.note().toString().equals(head.checkpoint());
    if (isKept && isConfirmed) {
      return false;
    }
    check(signed, head);
    if (before != null) {
      if (signed.size() < before.size()) {
        throw new LogDamage(
            "The newest checkpoint is of %,d changes, but one of %,d was signed before."
                .formatted(signed.size(), before.size()));
      }
      checkGoesOn(before);
    }
    if (!isKept) {
      file.append(signed);
    }
    seen = signed;
    seenAt = Instant.ofEpochMilli(head.signedMs());
    isConfirmed = true;
    return true;
  }

  private void check(SignedCheckpoint signed, LogHead head) {
    if (!signed.checkpoint().origin().equals(identity.origin())) {
      throw new LogDamage(
          "The newest checkpoint is of %s, not of %s."
              .formatted(signed.checkpoint().origin(), identity.origin()));
    }
    if (signed.size() > head.size()) {
      throw new LogDamage(
          "The newest checkpoint is of %,d changes, the tree of %,d."
              .formatted(signed.size(), head.size()));
    }
    checkGoesOn(signed);
    if (keys.keys().stream().noneMatch(key -> key.verifies(signed))) {
      throw new LogDamage("The newest checkpoint is signed by no key of the log.");
    }
  }

  /// The newest first.
  List<LogKey> keys() {
    return keys.keys();
  }

  /// Signs another text with the keys that sign now.
  Note sign(String text) {
    return new Note(text, textSigners().stream().map(signer -> signer.sign(text)).toList());
  }

  /// Those that sign whatever a note says.
  ///
  /// @throws LogUnavailable if there is none here
  List<Signer> textSigners() {
    standing();
    var signers =
        keys.signers().stream()
            .filter(signer -> signer.key().algorithm() == Algorithm.ED25519)
            .toList();
    if (signers.isEmpty()) {
      throw new LogUnavailable(
          Reason.NOT_SIGNING, "This server has no key of the log to sign with.");
    }
    return signers;
  }

  /// Puts new keys in the place of those that sign, which go on to sign that much longer, and signs
  /// with both at once.
  void rotate(Duration overlap) {
    standing();
    keys.rotate(settings.algorithms(), overlap);
    looking.lock();
    try {
      keysLookedAt = System.nanoTime() - BETWEEN_LOOKS_AT_KEYS.toNanos();
      pass();
    } finally {
      looking.unlock();
    }
  }

  /// Nobody is interrupted: files would be closed under H2.
  @Override
  public void stop() {
    stopping.countDown();
    var running = thread;
    if (running != null) {
      try {
        running.join(STOPPING_MS_MAX);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
      thread = null;
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }
}
