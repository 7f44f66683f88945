package org.tariffledger.rest.references;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tariffledger.domain.Economies;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.GroupId;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.domain.StackingRules;
import org.tariffledger.projections.RateBook;
import org.tariffledger.rest.http.ETags;
import org.tariffledger.rest.http.HttpRefusal;
import org.tariffledger.rest.http.Ids;
import org.tariffledger.rest.http.Page;
import org.tariffledger.rest.http.ReadPosition;
import org.tariffledger.rest.references.ReferenceFacts.Coverage;
import org.tariffledger.rest.references.ReferenceFacts.Economy;
import org.tariffledger.rest.references.ReferenceFacts.Group;
import org.tariffledger.rest.references.ReferenceFacts.Programme;
import org.tariffledger.rest.references.ReferenceFacts.StackingRule;

/// The things that measures refer to, for reading.
@Tag(name = "Reference")
@RestController
class ReferencesController {

  private static final String JSON = "application/json";

  private final RateBook book;

  ReferencesController(RateBook book) {
    this.book = book;
  }

  @Operation(summary = "Economies, by code")
  @GetMapping(path = "/v1/economies", produces = JSON)
  ResponseEntity<Page<Economy>> economies(
      @ParameterObject Page.Parameters page, ReadPosition from) {
    var all = Economies.all().stream().map(Economy::of).toList();
    return Page.of(all, economy -> economy.code().value(), page, from).answer(from);
  }

  @Operation(summary = "Programmes, by id")
  @GetMapping(path = "/v1/programmes", produces = JSON)
  ResponseEntity<Page<Programme>> programmes(
      @ParameterObject Page.Parameters page, ReadPosition from) {
    return Page.of(programmes(from), programme -> programme.id().value(), page, from).answer(from);
  }

  @Operation(summary = "A programme")
  @GetMapping(path = "/v1/programmes/{id}", produces = JSON)
  ResponseEntity<Programme> programme(@PathVariable("id") String id, ReadPosition from) {
    var found =
        Ids.read(id, ProgrammeId::new)
            .flatMap(
                p -> programmes(from).stream().filter(known -> known.id().equals(p)).findFirst())
            .orElseThrow(() -> HttpRefusal.unknown("programme", id));
    return answer(found, 0, from);
  }

  @Operation(summary = "Groups, by id")
  @GetMapping(path = "/v1/groups", produces = JSON)
  ResponseEntity<Page<Group>> groups(@ParameterObject Page.Parameters page, ReadPosition from) {
    var groups =
        book.groups().stream()
            .map(id -> from.held(book.group(id)))
            .filter(entries -> !entries.isEmpty())
            .map(Group::of)
            .toList();
    return Page.of(groups, group -> group.id().value(), page, from).answer(from);
  }

  @Operation(summary = "A group")
  @GetMapping(path = "/v1/groups/{id}", produces = JSON)
  ResponseEntity<Group> group(@PathVariable("id") String id, ReadPosition from) {
    var group =
        Ids.read(id, GroupId::new)
            .map(known -> from.held(book.group(known)))
            .filter(entries -> !entries.isEmpty())
            .map(Group::of)
            .orElseThrow(() -> HttpRefusal.unknown("group", id));
    return answer(group, group.version(), from);
  }

  @Operation(summary = "How complete the record is, by importer")
  @GetMapping(path = "/v1/coverage", produces = JSON)
  ResponseEntity<Page<Coverage>> coverage(
      @ParameterObject Page.Parameters page, ReadPosition from) {
    var declared =
        book.importersWithCoverage().stream()
            .map(importer -> coverageOf(importer, from))
            .filter(coverage -> !coverage.declarations().isEmpty())
            .toList();
    return Page.of(declared, coverage -> coverage.importer().value(), page, from).answer(from);
  }

  @Operation(summary = "How complete the record of an importer is")
  @GetMapping(path = "/v1/coverage/{importer}", produces = JSON)
  ResponseEntity<Coverage> coverageOf(
      @PathVariable("importer") String importer, ReadPosition from) {
    var coverage =
        Ids.read(importer, EconomyCode::new)
            .map(code -> coverageOf(code, from))
            .filter(known -> !known.declarations().isEmpty())
            .orElseThrow(() -> HttpRefusal.unknown("coverage", importer));
    return answer(coverage, coverage.declarations().size() - 1L, from);
  }

  @Operation(summary = "Stacking rules, by imposer and id")
  @GetMapping(path = "/v1/stacking-rules", produces = JSON)
  ResponseEntity<Page<StackingRule>> rules(
      @ParameterObject Page.Parameters page, ReadPosition from) {
    return Page.of(rules(from), StackingRule::key, page, from).answer(from);
  }

  @Operation(
      summary = "A stacking rule",
      description = "Its ETag is the version of all rules of its imposer, which must fit together.")
  @GetMapping(path = "/v1/stacking-rules/{id}", produces = JSON)
  ResponseEntity<StackingRule> rule(
      @PathVariable("id") String id,
      @Parameter(
              description = "Whose rule it is: ids are unique within an imposer.",
              example = "US")
          @RequestParam(value = "imposer", required = false)
          @Nullable String imposer,
      ReadPosition from) {
    var found =
        rules(from).stream()
            .filter(rule -> rule.id().value().equals(id))
            .filter(rule -> imposer == null || rule.imposer().value().equals(imposer))
            .findFirst()
            .orElseThrow(() -> HttpRefusal.unknown("rule", id));
    var entries = from.held(book.stackingRules(found.imposer()));
    return answer(found, entries.size() - 1L, from);
  }

  private List<Programme> programmes(ReadPosition from) {
    return from.held(book.programmes()).stream().map(Programme::of).toList();
  }

  private Coverage coverageOf(EconomyCode importer, ReadPosition from) {
    return Coverage.of(importer, from.held(book.coverage(importer)));
  }

  private List<StackingRule> rules(ReadPosition from) {
    return book.imposersWithStackingRules().stream()
        .flatMap(
            imposer ->
                StackingRules.known(
                    from.held(book.stackingRules(imposer)), Instant.MAX, Long.MAX_VALUE)
                    .stream())
        .map(StackingRule::of)
        .sorted(Comparator.comparing(StackingRule::key))
        .toList();
  }

  private static <T> ResponseEntity<T> answer(T body, long version, ReadPosition from) {
    return from.answer().eTag(ETags.of(version)).body(body);
  }
}
