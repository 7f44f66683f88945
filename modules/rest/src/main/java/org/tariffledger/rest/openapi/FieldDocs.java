package org.tariffledger.rest.openapi;

import static java.util.Map.entry;

import java.lang.reflect.RecordComponent;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.MeasureCommand.Correct;
import org.tariffledger.rest.json.Fields;

/// What the API document says of the fields of commands, whose records know nothing of it: of one
/// record's field, or of all fields of a name.
final class FieldDocs {

  private static final Map<String, String> ALL =
      Map.ofEntries(
          entry("announcedAt", "When it was made public; now, unless said."),
          entry("legalBasis", "The instruments that it rests on."),
          entry("reason", "Why, in words."),
          entry("source", "Where it was published."),
          entry("reference", "The recorder's own id of the row that it was taken from."),
          entry("imposer", "Who charges the duty."),
          entry("programme", "The legal authority that it belongs to; registered before."),
          entry("targets", "Whose goods are charged."),
          entry("ChangeScope.targets", "The whole new targets; as before, unless said."),
          entry("products", "Which goods are charged; all, unless said."),
          entry("ChangeScope.products", "The whole new products; as before, unless said."),
          entry("duty", "What is charged."),
          entry("basis", "On what part of the customs value; all of it, unless said."),
          entry(
              "conditions",
              "What must hold of a shipment, all of it; else another measure of the programme"
                  + " answers. Where these hold, it comes before measures without conditions."),
          entry("share", "The share of the customs value that is meant."),
          entry(
              "SetStackingRule.share",
              "The suppressed programme is still charged on the rest of the value; it is suppressed"
                  + " wholly, unless said."),
          entry("atLeast", "From which share on it is taken out; always, unless said."),
          entry("TopUpTo.percent", "What the base duty is topped up to, in percent."),
          entry("TopUpTo.column", "The column whose base duty is counted."),
          entry("loadedBefore", "The goods were loaded before it."),
          entry("enteredBefore", "The goods are entered before it."),
          entry("economies", "Where the metal was melted and poured: in one of them."),
          entry("fact", "The number of the shipment that is meant."),
          entry("is", "How the number compares with the value."),
          entry("value", "What the number is compared with."),
          entry(
              "ordinarily",
              "Whether it holds of an ordinary shipment; there is no such thing, unless said."),
          entry("ChangeDuty.duty", "The whole new duty, not the difference."),
          entry("effectiveFrom", "The first instant at which it holds."),
          entry("Resume.effectiveFrom", "When every pause that runs then ends."),
          entry("Lift.effectiveFrom", "The first instant at which it is no longer charged."),
          entry("Annul.effectiveFrom", "The first instant at which it is no longer collected."),
          entry("Reschedule.effectiveFrom", "When it is to happen instead."),
          entry("expiresAt", "The first instant at which it no longer holds; open, unless said."),
          entry("inResponseTo", "The measures of others that it answers."),
          entry(
              "scheduled",
              "What becomes of later changes of the same kind; needed where one is announced."),
          entry("from", "The first instant of it."),
          entry("ExtendPause.from", "Which pause, by its beginning; needed where several run."),
          entry("until", "The first instant after it; until further notice, unless said."),
          entry(
              "residual", "What a pause leaves: a duty, or none, so that another measure answers."),
          entry("when", "What must hold of a shipment, all of it."),
          entry("SetStackingRule.when", "The programme that displaces."),
          entry("effect", "Whether the programme answers 0, or a less specific measure of it."),
          entry("exemption", "The exemption that is meant."),
          entry("step", "When that was to happen which moves; the start, unless said."),
          entry("entry", "The version of the measure's event that is meant; 0 imposed it."),
          entry(
              "Retract.entry", "The version of the event that is meant; the whole measure, else."),
          entry(
              "nature",
              "Whether they published it anew (the old text was known until then), or we had typed"
                  + " it wrong (it never read so)."),
          entry("claim", "The preference that is claimed."),
          entry("measure", "The measure that it happens to."),
          entry("name", "For people."),
          entry("selection", "Which measure of the programme answers; mostSpecific, unless said."),
          entry("members", "Economies, each with the time in which it is a member."),
          entry("importer", "Whose measures are meant."),
          entry("state", "How complete the record is."),
          entry("since", "From which valid time on."),
          entry("trigger", "Whether it is enough that the goods are subject to it."),
          entry("suppresses", "The programme that is displaced."),
          entry("group", "The group that is meant."),
          entry("rule", "The stacking rule that is meant."),
          entry("list", "The product list that is meant."),
          entry("codes", "Everything that is on the list; a code stands for all below it."),
          entry(
              "PublishProductList.extent",
              "Whether the codes are all that is on the list (whole), or others may be (partial);"
                  + " whole, unless said."),
          entry(
              "within",
              "Of a part: the headings within which the codes are all that is on the list; none,"
                  + " unless said."),
          entry("nomenclature", "The edition of the nomenclature that the codes are of."),
          entry("PublishProductList.effectiveFrom", "From when on; ever since, unless said."),
          entry("PublishSchedule.importer", "Whose schedule it is."),
          entry("AssignColumn.importer", "Whose schedule it is."),
          entry("DeclareSuccessors.importer", "Whose schedule it is."),
          entry("edition", "The edition of the schedule."),
          entry("extent", "Whether other codes do not exist; partial, unless said."),
          entry("lines", "In the order of the book: the tree follows from their indents."),
          entry("fileDigest", "The SHA-256 of the file in which it was published."),
          entry("column", "Which duty of a line is charged."),
          entry("AssignColumn.claim", "The preference that must be claimed; none, unless said."),
          entry("AssignColumn.targets", "Whose goods are charged by the column."),
          entry("code", "A tariff code."),
          entry("negotiation", "The negotiation that is meant."),
          entry("parties", "Who negotiates: two economies or more."),
          entry("measures", "Measures of the parties that are on the table; none, unless said."),
          entry("scheduledFor", "When the round is to be held; not before it was announced."),
          entry("place", "Where."),
          entry("round", "The number of the round, counted from 1."),
          entry(
              "ScheduleRound.round",
              "The number of a round that is scheduled for another time; the next, unless said."),
          entry("outcome", "How the round ended."),
          entry("heldAt", "When it was held; when it was scheduled for, unless said."),
          entry("party", "The party that leaves."),
          entry("BreakOff.party", "The party that left, if one did."),
          entry("ReachAgreement.name", "For people; one agreement of a negotiation has it."),
          entry(
              "terms",
              "What is agreed: commands on measures of the parties, or of reference facts, each"
                  + " with its type."),
          entry(
              "onWithdrawal",
              "What becomes of measures when a party withdraws; nothing, unless said."),
          entry(
              "WithdrawFromAgreement.effectiveFrom",
              "When what follows for measures holds; not before the agreement was reached."),
          entry(
              "agreement",
              "The name of the agreement that is left; the latest, unless said. Needed where a"
                  + " party has left the latest and older ones stand."),
          entry(
              "WithdrawFromAgreement.scheduled",
              "What becomes of later changes of a duty; needed where one is announced."),
          entry("response", "The joint response that is meant."),
          entry("proposer", "Who proposes it."),
          entry(
              "ProposeJointResponse.members",
              "To whom it is proposed: one other at least, each hit by one of the measures."),
          entry(
              "ProposeJointResponse.inResponseTo",
              "The measures that are answered; each hits the proposer or a member."),
          entry("member", "The member that says so; the proposer is one too."),
          entry("DisputeJointResponse.claim", "What is claimed of it, or what it says of that."),
          entry(
              "retaliations",
              "One of each member that assented, in answer to measures of the response."),
          entry("statement", "The statement that is meant."),
          entry("MakeStatement.kind", "What it does. A ruling is a court's that moves no measure."),
          entry("speaker", "Who said it."),
          entry("MakeStatement.economy", "For which economy, if for one."),
          entry("MakeStatement.text", "What was said."),
          entry("about", "Whose duties on whose goods it is about."),
          entry("MakeStatement.measures", "The measures that it is about."),
          entry("negotiations", "The negotiations that it is about."),
          entry("jointResponses", "The joint responses that it is about."),
          entry("addressees", "The third parties that it warns."),
          entry("EconomyPair.importer", "Who charges."),
          entry("EconomyPair.exporter", "Whose goods are charged."),
          entry("successors", "The codes by which a later edition knows it."));

  static @Nullable String of(RecordComponent component) {
    var owner = component.getDeclaringRecord();
    if (owner == Correct.class && Fields.isNullable(component)) {
      return "As the entry should read, if it reads otherwise.";
    }
    var own = ALL.get(owner.getSimpleName() + "." + component.getName());
    return own == null ? ALL.get(component.getName()) : own;
  }

  private FieldDocs() {}
}
