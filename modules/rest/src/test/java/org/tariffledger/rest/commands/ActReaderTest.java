package org.tariffledger.rest.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tariffledger.domain.Announcement;
import org.tariffledger.domain.Command;
import org.tariffledger.domain.CoverageState;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.Goods;
import org.tariffledger.domain.GroupId;
import org.tariffledger.domain.LegalBasis;
import org.tariffledger.domain.MeasureCommand.ChangeDuty;
import org.tariffledger.domain.MeasureCommand.ImposeTariff;
import org.tariffledger.domain.MeasureCommand.Lift;
import org.tariffledger.domain.MeasureCommand.Pause;
import org.tariffledger.domain.MeasureCommand.Retaliate;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.Membership;
import org.tariffledger.domain.NegotiationCommand.ScheduleRound;
import org.tariffledger.domain.Percent;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.Products;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.ReferenceCommand.ChangeGroupMembers;
import org.tariffledger.domain.ReferenceCommand.DeclareCoverage;
import org.tariffledger.domain.ReferenceCommand.EndStackingRule;
import org.tariffledger.domain.ReferenceCommand.PublishSchedule;
import org.tariffledger.domain.ReferenceCommand.RegisterGroup;
import org.tariffledger.domain.ReferenceCommand.RegisterProgramme;
import org.tariffledger.domain.ReferenceCommand.SetStackingRule;
import org.tariffledger.domain.Residual;
import org.tariffledger.domain.RuleId;
import org.tariffledger.domain.Selection;
import org.tariffledger.domain.Target;
import org.tariffledger.domain.Targets;
import org.tariffledger.domain.Trigger;
import org.tariffledger.rest.json.BadInput;
import org.tariffledger.rest.json.BadInput.Fault;
import org.tariffledger.rest.json.Faults;
import org.tariffledger.rest.json.JsonBody;

class ActReaderTest {

  private static final Instant NOW = Instant.parse("2025-06-01T00:00:00Z");
  private static final Instant APRIL_2 = Instant.parse("2025-04-02T04:00:00Z");
  private static final Instant APRIL_9 = Instant.parse("2025-04-09T04:01:00Z");
  private static final Announcement ANNOUNCED = Announcement.at(APRIL_2);

  private static List<Command> read(String act) {
    return ActReader.read(JsonBody.read(act.getBytes(StandardCharsets.UTF_8)), NOW, new Faults());
  }

  private static List<Command> readCommand(String command) {
    return read(
        "{'announcedAt':'2025-04-02T00:00:00-04:00','commands':[%s]}"
            .formatted(command)
            .replace('\'', '"'));
  }

  private static List<String> faults(String act) {
    var refused = catchThrowableOfType(BadInput.class, () -> read(act.replace('\'', '"')));
    assertThat(refused).as("refusal of %s", act).isNotNull();
    return refused.faults().stream().map(f -> f.pointer() + " " + f.code()).toList();
  }

  @Test
  void every_type_of_command_is_read() {
    var us = new EconomyCode("US");
    var measure = new MeasureId("us-r-jp");
    var programme = new ProgrammeId("US-R");
    assertThat(
            readCommand(
                "{'type':'imposeTariff','id':'us-r-jp','imposer':'US','programme':'US-R','targets':{'include':['JP','WORLD','PARTNERS'],'exclude':['EU']},'products':{'include':['8703.23'],'exclude':['870323.01']},'duty':{'type':'adValorem','percent':'24.50'},'effectiveFrom':'2025-04-09T00:01:00-04:00','expiresAt':null}"))
        .containsExactly(
            new ImposeTariff(
                measure,
                us,
                programme,
                new Targets(
                    List.of(
                        new Target.Economy(new EconomyCode("JP")),
                        new Target.World(),
                        new Target.Group(new GroupId("PARTNERS"))),
                    List.of(new Target.Economy(new EconomyCode("EU")))),
                new Products(
                    List.of(new Goods.Heading(new ProductCode("870323"))),
                    List.of(Goods.of("87032301"))),
                new Duty.AdValorem(Percent.of("24.5")),
                ANNOUNCED,
                APRIL_9,
                null));
    assertThat(
            readCommand(
                "{'type':'retaliate','inResponseTo':['cn-1'],'id':'us-r-jp','imposer':'US','programme':'US-R','targets':{'include':['CN']},'duty':{'type':'prohibited'},'effectiveFrom':'2025-04-09T00:01:00-04:00'}"))
        .containsExactly(
            new Retaliate(
                List.of(new MeasureId("cn-1")),
                measure,
                us,
                programme,
                Targets.only(new Target.Economy(new EconomyCode("CN"))),
                Products.ALL,
                new Duty.Prohibited(),
                null,
                null,
                ANNOUNCED,
                APRIL_9,
                null));
    assertThat(
            readCommand(
                "{'type':'changeDuty','measure':'us-r-jp','duty':{'type':'adValorem','percent':84},'effectiveFrom':'2025-04-09T00:01:00-04:00'}"))
        .containsExactly(
            new ChangeDuty(
                measure, new Duty.AdValorem(Percent.of("84")), ANNOUNCED, APRIL_9, null, null));
    assertThat(
            readCommand(
                "{'type':'pause','measure':'us-r-jp','from':'2025-04-09T00:01:00-04:00','residual':{'type':'adValorem','percent':10.5}}"))
        .containsExactly(
            new Pause(
                measure,
                ANNOUNCED,
                APRIL_9,
                null,
                new Residual.Charges(new Duty.AdValorem(Percent.of("10.5")))));
    assertThat(
            readCommand(
                "{'type':'pause','measure':'us-r-jp','from':'2025-04-09T00:01:00-04:00','residual':'none'}"))
        .containsExactly(new Pause(measure, ANNOUNCED, APRIL_9, null, new Residual.StepsAside()));
    assertThat(
            readCommand(
                "{'type':'lift','measure':'us-r-jp','effectiveFrom':'2025-04-09T00:01:00-04:00'}"))
        .containsExactly(new Lift(measure, ANNOUNCED, APRIL_9));
    assertThat(
            readCommand(
                "{'type':'registerProgramme','id':'US-R','imposer':'US','name':'Reciprocal','selection':'mostSpecific'}"))
        .containsExactly(
            new RegisterProgramme(programme, us, "Reciprocal", Selection.MOST_SPECIFIC, ANNOUNCED));
    assertThat(
            readCommand(
                "{'type':'registerGroup','id':'PARTNERS','name':'Partners','members':['JP',{'economy':'KR','from':'2025-04-09T00:01:00-04:00','until':null}]}"))
        .containsExactly(
            new RegisterGroup(
                new GroupId("PARTNERS"),
                "Partners",
                List.of(
                    new Membership(new EconomyCode("JP"), null, null),
                    new Membership(new EconomyCode("KR"), APRIL_9, null)),
                ANNOUNCED));
    assertThat(readCommand("{'type':'changeGroupMembers','group':'PARTNERS','members':['JP']}"))
        .containsExactly(
            new ChangeGroupMembers(
                new GroupId("PARTNERS"),
                List.of(new Membership(new EconomyCode("JP"), null, null)),
                ANNOUNCED));
    assertThat(
            readCommand(
                "{'type':'declareCoverage','importer':'US','state':'complete','since':'2025-04-09T00:01:00-04:00'}"))
        .containsExactly(new DeclareCoverage(us, CoverageState.COMPLETE, APRIL_9, ANNOUNCED));
    assertThat(
            readCommand(
                "{'type':'setStackingRule','id':'cars','imposer':'US','when':'US-CARS','trigger':'covered','suppresses':'US-R','effectiveFrom':'2025-04-09T00:01:00-04:00'}"))
        .containsExactly(
            new SetStackingRule(
                new RuleId("cars"),
                us,
                new ProgrammeId("US-CARS"),
                Trigger.COVERED,
                programme,
                APRIL_9,
                null,
                ANNOUNCED));
    assertThat(
            readCommand(
                "{'type':'endStackingRule','imposer':'US','rule':'cars','effectiveFrom':'2025-04-09T00:01:00-04:00'}"))
        .containsExactly(new EndStackingRule(us, new RuleId("cars"), APRIL_9, ANNOUNCED));
  }

  @Test
  void what_the_act_says_once_its_commands_take_over_unless_they_say_it_themselves() {
    var lift = "{'type':'lift','measure':'m','effectiveFrom':'2025-04-09T00:01:00-04:00'%s}";
    var commands =
        read(
            ("{'reason':'a truce','source':'Geneva','legalBasis':[{'instrument':'EO 14298'}],"
                    + "'commands':[%s,%s]}")
                .formatted(lift.formatted(""), lift.formatted(",'source':'Stockholm'"))
                .replace('\'', '"'));
    var basis = List.of(new LegalBasis("EO 14298", null, null));
    assertThat(commands)
        .extracting(Command::announcement)
        .containsExactly(
            new Announcement(NOW, basis, "a truce", "Geneva", null),
            new Announcement(NOW, basis, "a truce", "Stockholm", null));
  }

  @Test
  void every_fault_is_named_at_once_with_its_place() {
    assertThat(
            faults(
                "{'announcedAt':'2025-04-09T00:00:00','colour':1,'commands':["
                    + "{'type':'lift','measure':'US'},"
                    + "{'type':'imposeTariff','id':'a','imposer':'XX','programme':'P',"
                    + "'targets':{'include':['QQ']},'products':{'include':['87O3']},"
                    + "'duty':{'type':'adValorem','percent':'-3','x/y':1},"
                    + "'effectiveFrom':'2025-04-09'},7,{'type':'annex'},{}]}"))
        .containsExactlyInAnyOrder(
            "/announcedAt bad-instant",
            "/colour unknown-field",
            "/commands/0/measure malformed-id",
            "/commands/0/effectiveFrom missing-field",
            "/commands/1/imposer unknown-economy",
            "/commands/1/targets/include/0 unknown-economy",
            "/commands/1/products/include/0 malformed-code",
            "/commands/1/duty/percent bad-rate",
            "/commands/1/duty/x~1y unknown-field",
            "/commands/1/effectiveFrom bad-instant",
            "/commands/2 wrong-type",
            "/commands/3/type unknown-type",
            "/commands/4/type missing-field");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | /commands missing-field",
        "{'commands':{}} | /commands wrong-type",
        "{'commands':[]} | /commands no-commands",
        "{'commands':[{'type':'pause','measure':'m','from':'2025-04-09T00:01:00Z','residual':'all'}]}"
            + " | /commands/0/residual unknown-value",
        "{'commands':[{'type':'pause','measure':7,'from':'2025-04-09T00:01:00Z','residual':'none'}]}"
            + " | /commands/0/measure wrong-type",
        "{'commands':[{'type':'changeDuty','measure':'m','effectiveFrom':'2025-04-09T00:01:00Z','duty':{'type':'adValorem','percent':1e999999}}]}"
            + " | /commands/0/duty/percent bad-rate",
        "{'commands':[{'type':'changeDuty','measure':'m','effectiveFrom':'2025-04-09T00:01:00Z','duty':{'type':'adValorem','percent':'10001'}}]}"
            + " | /commands/0/duty/percent bad-rate",
        "{'commands':[{'type':'declareCoverage','importer':'US','state':'whole',"
            + "'since':'2025-04-09T00:01:00Z'}]} | /commands/0/state unknown-value",
        "{'commands':[{'type':'changeGroupMembers','group':'GGG','members':[]}]}"
            + " | /commands/0 bad-value",
        "{'commands':[{'type':'registerProgramme','id':'P','imposer':'US','name':' '}]}"
            + " | /commands/0/name bad-text",
        "{'commands':[{'type':'registerProgramme','id':'P','imposer':'US','name':'\\ud800'}]}"
            + " | /commands/0/name bad-text",
        "{'commands':[{'type':'lift','measure':'m','effectiveFrom':'2025-02-30T00:00:00Z'}]}"
            + " | /commands/0/effectiveFrom bad-instant",
        "{'reason':'','commands':[{'type':'lift','measure':'m',"
            + "'effectiveFrom':'2025-04-09T00:01:00Z'}]} | /reason bad-text",
        "{'commands':[{'type':'lift','measure':'m','announcement':{},"
            + "'effectiveFrom':'2025-04-09T00:01:00Z'}]} | /commands/0/announcement unknown-field",
        "{'a':1,'a':2} | ' malformed-json'",
        "{'commands':[]} x | ' malformed-json'",
        "[] | ' wrong-type'",
      },
      quoteCharacter = '"')
  void bad_input_is_refused_with_its_code(String act, String fault) {
    assertThat(faults(act)).containsExactly(fault.replace("'", ""));
  }

  @Test
  void an_act_of_1001_commands_is_refused_whatever_they_say() {
    var commands = IntStream.range(0, 1_001).mapToObj(_ -> "{}").collect(Collectors.joining(","));
    assertThat(faults("{'commands':[" + commands + "]}"))
        .containsExactly("/commands too-many-commands");
  }

  @Test
  void a_flood_of_faults_is_cut_off() {
    var commands =
        IntStream.range(0, 1_000)
            .mapToObj(_ -> "{'type':'lift','x':1}")
            .collect(Collectors.joining(","));
    assertThat(faults("{'commands':[" + commands + "]}")).hasSize(Faults.FAULTS_MAX);
  }

  @Test
  void deep_nesting_is_refused() {
    assertThat(faults("{'x':" + "[".repeat(5_000) + "]".repeat(5_000) + "}"))
        .containsExactly(" malformed-json");
  }

  @Test
  void half_a_surrogate_pair_is_not_sent_back() {
    assertThat(new Fault("/\ud800", "unknown-field", "\udc00").pointer()).isEqualTo("/?");
  }

  @Test
  void lines_of_a_schedule_are_checked_together_as_those_of_a_file_are() {
    assertThat(
            faults(
                schedule(
                    "{'code':'0101','indent':1,'general':'5'}",
                    "{}",
                    "{'code':'01.01','general':7}",
                    "{'code':'010','general':'Free'}",
                    "{'description':'Cows:','other':'2.5 ','indent':99}",
                    "{'code':'0101','special':'Free (S)'}")))
        .containsExactlyInAnyOrder(
            "/commands/0/lines/0/indent bad-value",
            "/commands/0/lines/0/general bad-value",
            "/commands/0/lines/1 missing-field",
            "/commands/0/lines/2/general wrong-type",
            "/commands/0/lines/2/code bad-value",
            "/commands/0/lines/3/code malformed-code",
            "/commands/0/lines/4/other bad-value",
            "/commands/0/lines/4 bad-value",
            "/commands/0/lines/5/code bad-value");
  }

  @Test
  void lines_in_which_nothing_is_wrong_are_those_of_the_schedule() {
    var command =
        (PublishSchedule)
            read(schedule(
                        "{'code':'0101'}",
                        "{'description':'Pure:','indent':1}",
                        "{'code':'0101.21','indent':2,'general':'5%'}")
                    .replace('\'', '"'))
                .getFirst();
    assertThat(command.lines()).hasSize(3);
  }

  @Test
  void what_is_odd_in_lines_is_named_by_its_place_and_a_hundred_at_most_are_shown() {
    var odd =
        schedule(
            "{'code':'0101','general':'abc'}",
            "{'code':'0101.21','indent':3,'general':'5%','other':'-5%'}",
            "{'code':'0102','general':'1.4¢/kg'}");
    var warnings = Warnings.ofAct(read(odd.replace('\'', '"')));
    assertThat(warnings.shown())
        .extracting(Warning::pointer)
        .containsExactly(
            "/commands/0/lines/0/general",
            "/commands/0/lines/1/indent",
            "/commands/0/lines/1/other");
    var many =
        IntStream.range(1000, 1150)
            .mapToObj("{'code':'%d','general':'see note'}"::formatted)
            .toArray(String[]::new);
    var all = Warnings.ofAct(read(schedule(many).replace('\'', '"')));
    assertThat(all.total()).isEqualTo(150);
    assertThat(all.shown()).hasSize(100);
  }

  private static String schedule(String... lines) {
    return "{'commands':[{'type':'publishSchedule','importer':'NZ','edition':'WTD-2025','lines':[%s],'effectiveFrom':'2025-01-01T00:00:00+13:00'}]}"
        .formatted(String.join(",", lines));
  }

  @Test
  void an_agreement_of_which_every_term_is_faulty_has_no_other_fault() {
    assertThat(
            faults(
                """
                {'commands':[{'type':'reachAgreement','negotiation':'us-jp','name':'deal','terms':[
                 {'type':'lift','measure':'x','effectiveFrom':'tomorrow'},{'type':'pause'}]}]}\
                """))
        .allSatisfy(fault -> assertThat(fault).contains("/commands/0/terms/"));
  }

  @Test
  void a_term_without_a_type_is_offered_only_what_may_be_one() {
    var sentences =
        sentences(
            """
            {'commands':[{'type':'reachAgreement','negotiation':'us-jp','name':'deal','terms':[
             {},{'type':'annex'}]}]}\
            """);

    assertThat(sentences)
        .hasSize(2)
        .allSatisfy(
            sentence ->
                assertThat(sentence)
                    .contains("changeDuty", "declareCoverage")
                    .doesNotContain("openNegotiation", "proposeJointResponse", "makeStatement"));
    assertThat(sentences("{'commands':[{}]}").getFirst()).contains("openNegotiation");
  }

  @Test
  void a_round_is_named_by_its_number_where_it_is_scheduled_again() {
    var scheduled =
        "{'type':'scheduleRound','negotiation':'us-jp','round':2,'scheduledFor':'2031-01-01T00:00:00Z'}";

    assertThat(readCommand(scheduled))
        .singleElement()
        .isInstanceOfSatisfying(
            ScheduleRound.class, command -> assertThat(command.round()).isEqualTo(2));
  }

  private static List<String> sentences(String act) {
    var refused = catchThrowableOfType(BadInput.class, () -> read(act.replace('\'', '"')));
    assertThat(refused).as("refusal of %s", act).isNotNull();
    return refused.faults().stream().map(f -> f.detail()).toList();
  }
}
