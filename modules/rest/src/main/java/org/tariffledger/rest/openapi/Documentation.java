package org.tariffledger.rest.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.tariffledger.commands.Act;
import org.tariffledger.domain.DiplomacyCommand;
import org.tariffledger.rest.commands.CommandReader;
import org.tariffledger.rest.commands.CommandsController;
import org.tariffledger.rest.commands.DiplomacyController;
import org.tariffledger.rest.commands.FromPath;
import org.tariffledger.rest.commands.Posted;
import org.tariffledger.rest.commands.PostedCommands;
import org.tariffledger.rest.http.Problem;
import org.tariffledger.rest.http.ReadPosition;
import org.tariffledger.rest.json.Faults;
import org.tariffledger.rest.json.Fields;

/// The API document: what the code cannot say by itself.
@Configuration(proxyBeanMethods = false)
class Documentation {

  static final String KEY = "key";

  static {
    SpringDocUtils.getConfig()
        .addRequestWrapperToIgnore(Posted.class, ReadPosition.class, Faults.class);
  }

  @Bean
  OpenAPI tariffLedgerApi() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Tariff Ledger")
                .version("1")
                .description(
                    "What duty applies, when, by what was known and recorded then, and why."
                        + " Percents are decimal strings, instants RFC 3339 with offset, economies"
                        + " ISO 3166-1 alpha-2 or EU.")
                .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
        .servers(List.of(new Server().url("/")))
        .tags(
            List.of(
                new Tag().name("Rates").description("The duty on goods, at three times."),
                new Tag().name("Measures").description("What was recorded, and how it stands."),
                new Tag()
                    .name("Diplomacy")
                    .description("Negotiations, joint responses, statements."),
                new Tag().name("Reference").description("What measures refer to."),
                new Tag()
                    .name("Changes")
                    .description("What happened and changed, and what the clock will change."),
                new Tag()
                    .name("Audit")
                    .description(
                        "Holding what was charged against the record; exports; what is derived,"
                            + " built anew; and the verifiable log: that nothing was rewritten."),
                new Tag().name("Webhooks").description("Being called about changes; needs a key."),
                new Tag().name("Operations").description("For operators; needs an admin's key."),
                new Tag().name("Commands").description("Recording facts; needs a key."),
                new Tag()
                    .name("Proposals")
                    .description(
                        "Commands that need a second person, where the operator wants that; needs a"
                            + " key."),
                new Tag().name("Keys").description("Who may do what; needs the scope admin.")))
        .components(
            new Components()
                .addSecuritySchemes(
                    KEY,
                    new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .description(
                            "A key with the scope tariffs:write, tariffs:approve of proposals,"
                                + " subscriptions:manage of webhooks, audit:read of assessments,"
                                + " records, replays and exports, or admin.")));
  }

  @Bean
  OperationCustomizer operations(Shapes shapes) {
    var docs = new OperationDocs(shapes);
    return docs::complete;
  }

  @Bean
  OpenApiCustomizer bodies(Shapes shapes) {
    return api -> {
      shapes.of(ResolvableType.forClass(Problem.class));
      api.getComponents().setSchemas(new TreeMap<>());
      Stream.of(CommandsController.class, DiplomacyController.class)
          .flatMap(controller -> Arrays.stream(controller.getDeclaredMethods()))
          .flatMap(method -> Arrays.stream(method.getParameters()))
          .filter(parameter -> parameter.getType() == Posted.class)
          .forEach(parameter -> addBody(api, parameter, shapes));
      api.getComponents().addSchemas("Act", act(api, shapes));
      BatchDocs.addBody(api);
      WhatIfDocs.addBody(api, act(api, shapes));
      AssessmentDocs.addBodies(api);
      ProposalDocs.addBody(api, shapes);
      KeyDocs.addBody(api);
      ReplayDocs.addBody(api);
      WebhookDocs.add(api, shapes);
      WebhookPathDocs.addBodies(api);
      shapes.named().forEach(api.getComponents()::addSchemas);
    };
  }

  private static void addBody(OpenAPI api, Parameter parameter, Shapes shapes) {
    var type = PostedCommands.type(MethodParameter.forParameter(parameter));
    var field = parameter.getAnnotation(FromPath.class);
    var isList = field != null && Fields.of(type, field.value()).getType() == List.class;
    var without = new HashSet<String>();
    if (field != null && !isList) {
      without.add(field.value());
      without.add(field.n());
    }
    var body = shapes.object(ResolvableType.forClass(type), without);
    if (isList) {
      body.getRequired().remove(field.value());
    }
    api.getComponents().addSchemas(type.getSimpleName(), body);
  }

  private static Schema<?> act(OpenAPI api, Shapes shapes) {
    var commands = new JsonSchema();
    var terms = new JsonSchema();
    for (var type : CommandReader.TYPES) {
      var name = type.getSimpleName() + "Command";
      api.getComponents().addSchemas(name, shapes.tagged(type, Map.of()));
      commands.addOneOfItem(Shapes.reference(name));
      if (!DiplomacyCommand.class.isAssignableFrom(type)) {
        terms.addOneOfItem(Shapes.reference(name));
      }
    }
    api.getComponents().addSchemas(Shapes.TERM, terms);
    var act = Shapes.typed("object").additionalProperties(false);
    act.addProperty(
        "commands", Shapes.typed("array").items(commands).minItems(1).maxItems(Act.COMMANDS_MAX));
    act.addRequiredItem("commands");
    shapes.announcement(act);
    return act;
  }
}
