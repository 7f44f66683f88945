package org.tariffledger.subscriptions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.tariffledger.commands.EventReader;
import org.tariffledger.commands.Stored;
import org.tariffledger.domain.Event;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.rates.Bearing;
import org.tariffledger.domain.rates.Due;
import org.tariffledger.domain.rates.RateChange;
import org.tariffledger.domain.rates.RateChanges;
import org.tariffledger.domain.rates.Standpoint;
import org.tariffledger.projections.RateBook;

/// Goes on from a head, one act or one moment of the clock after the other, and gathers what is to
/// be told. All that it does follows from the head and from what is recorded, so that whoever goes
/// on from the same head tells the same. For one thread.
final class Telling {

  private final RateBook book;
  private final EventReader reader;

  /// Sees to it that nothing more is recorded at or before a moment; returns the newest position.
  private final ToLongFunction<Instant> settle;

  private final FactTeller facts;
  private final RateTeller rates;
  private final Agenda agenda;

  private ChangeHead head;
  private List<PublicChange> told = new ArrayList<>();

  Telling(
      UUID ledger,
      ChangeHead head,
      RateBook book,
      EventReader reader,
      ToLongFunction<Instant> settle) {
    this(ledger, head, book, reader, settle, _ -> FactTeller.randomSalt());
  }

  /// `salts` are by the sequence of a change.
  Telling(
      UUID ledger,
      ChangeHead head,
      RateBook book,
      EventReader reader,
      ToLongFunction<Instant> settle,
      LongFunction<byte[]> salts) {
    this.head = head;
    this.book = book;
    this.reader = reader;
    this.settle = settle;
    this.facts = new FactTeller(ledger, book::measure, () -> salts.apply(this.head.sequence()));
    this.rates = new RateTeller(ledger);
    this.agenda = new Agenda(at(head.clock()));
  }

  /// Where it has come to.
  ChangeHead head() {
    return head;
  }

  /// Hands over what was gathered since.
  List<PublicChange> take() {
    var gathered = told;
    told = new ArrayList<>();
    return gathered;
  }

  int size() {
    return told.size();
  }

  /// Goes on by the next act, or by the next moment at which something falls due before it; false
  /// if there is nothing yet.
  boolean step(Instant now) {
    var act = nextAct();
    var due = nextDue();
    if (due != null && !due.isAfter(act.isEmpty() ? now : recordedAt(act))) {
      // Until then nothing may come in between, from whatever server.
      if (act.isEmpty() && settle.applyAsLong(due) > head.position()) {
        return false;
      }
      tellMoment(due);
      return true;
    }
    if (act.isEmpty()) {
      return false;
    }
    tellAct(act);
    return true;
  }

  private List<Stored> nextAct() {
    if (book.position() <= head.position()) {
      return List.of();
    }
    var act = reader.actAfter(head.position());
    return act.isEmpty() || act.getLast().entry().position() > book.position() ? List.of() : act;
  }

  private static Instant recordedAt(List<Stored> act) {
    return act.getFirst().entry().recordedAt();
  }

  private @Nullable Instant nextDue() {
    var announced = book.nextAnnounced(head.clock(), head.position());
    var due = agenda.next();
    if (announced.isEmpty()) {
      return due;
    }
    var at = announced.getFirst().announcedAt();
    return due == null || at.isBefore(due) ? at : due;
  }

  private void tellAct(List<Stored> act) {
    var before = new Standpoint(book, recordedAt(act), head.position());
    head = new ChangeHead(last(act), recordedAt(act), head.sequence());
    var first = head.sequence();
    act.forEach(stored -> tell(facts.tell(stored, head.sequence())));
    var events = act.stream().map(stored -> stored.entry().event()).toList();
    var known = at(head.clock());
    tell(RateChanges.between(before, known, events), Cause.Act.of(act, first));
    agenda.take(events, known);
  }

  private static long last(List<Stored> act) {
    return act.getLast().entry().position();
  }

  /// First what becomes known then, next what is due then by what is known.
  private void tellMoment(Instant moment) {
    var announced = announcedAt(moment);
    var before = at(moment.minusNanos(1));
    head = new ChangeHead(head.position(), moment, head.sequence());
    var known = at(moment);
    if (!announced.isEmpty()) {
      var events = announced.stream().map(Recorded::event).toList();
      tell(RateChanges.between(before, known, events), Cause.Announced.of(moment, announced));
      agenda.take(events, known);
    }
    var due = moment.equals(agenda.next()) ? agenda.strike() : List.<Due>of();
    if (!due.isEmpty()) {
      tell(RateChanges.byTheClock(known, moment, bearings(due)), Cause.Clock.of(moment, due));
    }
  }

  private List<Recorded<Event>> announcedAt(Instant moment) {
    var next = book.nextAnnounced(head.clock(), head.position());
    return !next.isEmpty() && next.getFirst().announcedAt().equals(moment) ? next : List.of();
  }

  private static Collection<Bearing> bearings(List<Due> due) {
    var bearings = new HashSet<Bearing>();
    due.forEach(one -> bearings.add(one.bearing()));
    return Collections.unmodifiableSet(bearings);
  }

  private Standpoint at(Instant knownAt) {
    return new Standpoint(book, knownAt, head.position());
  }

  private void tell(List<RateChange> changes, Cause cause) {
    changes.forEach(change -> tell(rates.tell(change, cause, head.sequence())));
  }

  private void tell(PublicChange change) {
    told.add(change);
    head = new ChangeHead(head.position(), head.clock(), head.sequence() + 1);
  }
}
