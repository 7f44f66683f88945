package org.tariffledger.projections;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tariffledger.domain.ChainSource;
import org.tariffledger.domain.ClaimName;
import org.tariffledger.domain.CodeSet;
import org.tariffledger.domain.Contents;
import org.tariffledger.domain.Digest;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.Event;
import org.tariffledger.domain.GroupId;
import org.tariffledger.domain.MeasureHistory;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.NumericFact;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ProductListId;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.ReferenceEvent;
import org.tariffledger.domain.ReferenceEvent.ProgrammeRegistered;
import org.tariffledger.domain.Schedule;
import org.tariffledger.domain.rates.RateQuery;
import org.tariffledger.domain.rates.RateSource;

/// Everything recorded, in memory and indexed for rate questions. It only grows, by whole acts: a
/// reader asks as of a position that the book has reached, which is always the last of an act, and
/// sees neither less nor more than was recorded by it, while one writer adds what comes after.
///
/// What is asked stands behind one reference, so that what was built anew beside can take its
/// place at a position. What was in its place until then takes in what comes too, to be put back.
public final class RateBook implements RateSource, ChainSource {

  private static final Logger log = LoggerFactory.getLogger(RateBook.class);

  private final ReentrantLock writing = new ReentrantLock();
  /// They wait here, not at what is asked, so that whatever takes its place finds them.
  private final Waiters waiters = new Waiters();

  private volatile BookIndexes current;
  private volatile @Nullable BookIndexes kept;
  private volatile boolean ready;

  public RateBook(Contents contents) {
    this(new BookIndexes(contents), false);
  }

  private RateBook(BookIndexes current, boolean ready) {
    this.current = current;
    this.ready = ready;
  }

  /// A book of its own that begins with everything in this one; neither sees what the other takes
  /// in from then on. `contents` are those that it takes in.
  RateBook copy(Contents contents) {
    writing.lock();
    try {
      return new RateBook(current.copy(contents), ready);
    } finally {
      writing.unlock();
    }
  }

  /// Does something while no act comes in; readers do not wait.
  <T> T whileNothingComes(Supplier<T> something) {
    writing.lock();
    try {
      return something.get();
    } finally {
      writing.unlock();
    }
  }

  /// Answers from what the other holds from now on, and keeps what it answered from. The other is
  /// not written to any more.
  ///
  /// @throws IllegalStateException if the other stands elsewhere: no reader is to see an older
  /// position than before
  void replaceBy(RateBook other) {
    writing.lock();
    try {
      if (other.position() != position()) {
        throw new IllegalStateException(
            "Position %d cannot take the place of %d.".formatted(other.position(), position()));
      }
      kept = current;
      current = other.current;
    } finally {
      writing.unlock();
    }
  }

  /// Answers from what was kept at the last switch; false if nothing is.
  boolean rollBack() {
    writing.lock();
    try {
      var old = kept;
      if (old != null) {
        current = old;
        kept = null;
      }
      return old != null;
    } finally {
      writing.unlock();
    }
  }

  /// Keeps nothing any more; false if nothing was.
  boolean release() {
    writing.lock();
    try {
      var wasKept = kept != null;
      kept = null;
      return wasKept;
    } finally {
      writing.unlock();
    }
  }

  /// Whether something is kept to be put back.
  boolean keepsOld() {
    return kept != null;
  }

  /// What is asked at the moment.
  BookIndexes indexes() {
    return current;
  }

  /// What is asked at the moment, and stays the same whatever takes its place.
  @Override
  public RateSource steady() {
    return current;
  }

  /// Whether the book has caught up with the ledger since the start.
  public boolean isReady() {
    return ready;
  }

  void becomeReady() {
    ready = true;
  }

  /// The newest position in the book, the last of its act; 0 while it is empty.
  public long position() {
    return current.position();
  }

  /// When the entry at the position was recorded; the epoch for position 0.
  public Instant recordedAt(long position) {
    return current.recordedAt(position);
  }

  /// The newest position in the book that was recorded at or before the moment; 0 if none.
  public long positionAt(Instant recordedAt) {
    return current.positionAt(recordedAt);
  }

  /// Waits for the position; false if it did not come in time.
  public boolean awaitPosition(long position, Duration atMost) throws InterruptedException {
    return waiters.await(() -> position() >= position, atMost);
  }

  /// Takes in the next entry as an act of its own.
  ///
  /// @throws IllegalStateException if entries between were left out
  public void add(Recorded<Event> only) {
    add(List.of(only));
  }

  /// Takes in the next act. Readers see all of it at once; one that is in the book already changes
  /// nothing. What can fail comes first, so that an act that cannot be taken in leaves nothing.
  ///
  /// @throws IllegalStateException if entries between were left out
  public void add(List<Recorded<Event>> act) {
    writing.lock();
    try {
      current.add(act);
      waiters.tell();
      addToKept(act);
    } finally {
      writing.unlock();
    }
  }

  /// What is kept may be what was wrong: its faults are not to hold up what is in use.
  private void addToKept(List<Recorded<Event>> act) {
    var old = kept;
    if (old != null) {
      try {
        old.add(act);
      } catch (RuntimeException e) {
        kept = null;
        log.error("The rate book kept for a rollback cannot take in events; it is let go.", e);
      }
    }
  }

  /// When something that is in the book becomes known next, after the moment.
  public Optional<Instant> nextAnnouncement(Instant after) {
    return current.nextAnnouncement(after);
  }

  /// What was recorded up to the position and becomes known at the first moment after `after` at
  /// which anything of it does; in the order of positions.
  public List<Recorded<Event>> nextAnnounced(Instant after, long position) {
    return current.nextAnnounced(after, position);
  }

  @Override
  public Optional<MeasureHistory> measure(MeasureId id) {
    return current.measure(id);
  }

  @Override
  public Collection<MeasureHistory> measuresOf(EconomyCode importer) {
    return current.measuresOf(importer);
  }

  @Override
  public Collection<MeasureId> answersTo(MeasureId id) {
    return current.answersTo(id);
  }

  /// Every number of a shipment that a measure asks for, or a stacking rule.
  public Collection<NumericFact> numbers() {
    return current.numbers();
  }

  /// Every claim that a condition or an exemption asks for, or a column of a schedule.
  public Collection<ClaimName> claims() {
    return current.claims();
  }

  /// What was recorded of negotiations, joint responses and statements.
  public DiplomacyIndex diplomacy() {
    return current.diplomacy();
  }

  /// All measures by id.
  public Collection<MeasureHistory> measures() {
    return current.measures();
  }

  /// All registrations by programme.
  public Collection<Recorded<ProgrammeRegistered>> programmes() {
    return current.programmes();
  }

  /// What was recorded of one programme: its registration.
  List<Recorded<ReferenceEvent>> registration(ProgrammeId id) {
    return current.registration(id);
  }

  /// The ids of all groups, in order.
  public Collection<GroupId> groups() {
    return current.groups();
  }

  /// Importers of whom coverage was declared, in order.
  public Collection<EconomyCode> importersWithCoverage() {
    return current.importersWithCoverage();
  }

  /// Imposers of whom stacking rules were recorded, in order.
  public Collection<EconomyCode> imposersWithStackingRules() {
    return current.imposersWithStackingRules();
  }

  @Override
  public Collection<MeasureHistory> candidates(RateQuery query) {
    return current.candidates(query);
  }

  @Override
  public Collection<MeasureHistory> candidatesBelow(RateQuery query) {
    return current.candidatesBelow(query);
  }

  @Override
  public Collection<ProductCode> headingsBelow(
      EconomyCode importer, @Nullable ProductCode product) {
    return current.headingsBelow(importer, product);
  }

  @Override
  public Optional<ProgrammeRegistered> programme(ProgrammeId id) {
    return current.programme(id);
  }

  /// What was recorded of one group: its registration and each change of its members.
  @Override
  public List<Recorded<ReferenceEvent>> group(GroupId id) {
    return current.group(id);
  }

  @Override
  public List<Recorded<ReferenceEvent>> stackingRules(EconomyCode importer) {
    return current.stackingRules(importer);
  }

  @Override
  public List<Recorded<ReferenceEvent>> coverage(EconomyCode importer) {
    return current.coverage(importer);
  }

  /// The ids of all product lists, in order.
  public Collection<ProductListId> productLists() {
    return current.productLists();
  }

  @Override
  public List<Recorded<ReferenceEvent>> productList(ProductListId id) {
    return current.productList(id);
  }

  /// Importers of whose schedule something was recorded, in order.
  public Collection<EconomyCode> importersWithSchedules() {
    return current.importersWithSchedules();
  }

  @Override
  public List<Recorded<ReferenceEvent>> schedules(EconomyCode importer) {
    return current.schedules(importer);
  }

  @Override
  public CodeSet codes(Digest content) {
    return current.codes(content);
  }

  @Override
  public Schedule schedule(Digest content) {
    return current.schedule(content);
  }
}
