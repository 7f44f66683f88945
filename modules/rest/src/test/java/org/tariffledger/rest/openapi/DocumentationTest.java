package org.tariffledger.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.media.Schema;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.core.ResolvableType;
import org.tariffledger.domain.MeasureCommand.Pause;
import org.tariffledger.rest.commands.CommandReader;
import org.tariffledger.rest.rates.Rate;

class DocumentationTest {

  private final Shapes shapes = new Shapes();

  @Test
  void an_answer_always_has_every_field_but_those_left_out_when_there_is_nothing_to_say() {
    shapes.of(ResolvableType.forClass(Rate.class));
    var rate = shapes.named().get("Rate");
    assertThat(rate.getRequired())
        .contains("importer", "product", "totalPercent")
        .doesNotContain("requestedImporter");
    Schema<?> product = rate.getProperties().get("product");
    assertThat(product.getTypes()).containsExactlyInAnyOrder("string", "null");
    assertThat(rate.getAdditionalProperties()).isEqualTo(false);
  }

  @Test
  void every_field_of_a_command_says_what_it_means() {
    for (var command : CommandReader.TYPES) {
      var fields = shapes.object(ResolvableType.forClass(command), Set.of()).getProperties();
      fields.forEach(
          (name, field) -> assertThat(description(field)).as("%s.%s", command, name).isNotBlank());
    }
  }

  /// What may be null says it beside the null.
  private static String description(Schema<?> field) {
    return field.getDescription() == null && field.getAnyOf() != null
        ? field.getAnyOf().getFirst().getDescription()
        : field.getDescription();
  }

  @Test
  void a_commands_announcement_stands_among_its_fields_and_what_the_path_says_does_not() {
    var pause = shapes.object(ResolvableType.forClass(Pause.class), Set.of("measure"));
    assertThat(pause.getProperties())
        .containsOnlyKeys(
            "announcedAt",
            "legalBasis",
            "reason",
            "source",
            "reference",
            "from",
            "until",
            "residual");
    assertThat(pause.getRequired()).containsExactlyInAnyOrder("from", "residual");
  }
}
