package org.tariffledger.rest.security;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.core.DefaultOAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.tariffledger.rest.http.Problems;

/// Reading is open, writing needs a key. No session, no cookie, hence no CSRF.
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

  static final String WRITE = "tariffs:write";
  static final String ADMIN = "admin";
  static final String MANAGE = "subscriptions:manage";
  static final String AUDIT = "audit:read";
  static final String APPROVE = "tariffs:approve";

  private static final String SAME_FOR_ALL =
      " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  /// Nothing from elsewhere and nothing inline, neither scripts nor styles.
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + SAME_FOR_ALL;

  /// Swagger UI styles itself inline, and draws its icons so.
  private static final String POLICY_OF_SWAGGER =
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
          + " object-src 'none';"
          + SAME_FOR_ALL;

  private static final RequestMatcher SWAGGER =
      PathPatternRequestMatcher.withDefaults().matcher("/swagger-ui/**");

  /// Questions that are too long for an address.
  private static final String ASKING = "/v1/rates:batch";

  /// Any key will do: nothing is recorded, but much is computed.
  private static final String PROPOSING = "/v1/what-ifs";

  /// Not even to be read by others: an address is its owner's business.
  private static final String[] WEBHOOKS = {"/v1/webhooks", "/v1/webhooks/**"};

  /// What somebody was charged, and who recorded what, is for auditors.
  private static final String[] AUDITING = {
    "/v1/audit/export",
    "/v1/audit/assessments",
    "/v1/audit/assessments:batch",
    "/v1/audit/assessments/**",
    "/v1/audit/rates/**",
    "/v1/audit/replays",
    "/v1/audit/replays/**",
    "/v1/audit/records"
  };

  /// Who decides what rates are answered from answers for the server.
  private static final String[] SWITCHING = {
    "/v1/audit/replays/*/switch", "/v1/audit/replays/*/rollback", "/v1/audit/replays/*/release"
  };

  /// Not public: they name people, and what is not recorded yet.
  private static final String[] PROPOSALS = {"/v1/proposals", "/v1/proposals/**"};

  /// What a second person says about them.
  private static final String[] DECIDING = {
    "/v1/proposals/*/approval", "/v1/proposals/*/rejection"
  };

  /// Who may do what.
  private static final String[] ADMINISTRATION = {"/v1/admin", "/v1/admin/**"};

  /// Keys in place of others, and a look at everything.
  private static final String[] LOG = {"/v1/audit/keys", "/v1/audit/verification"};

  private static final HttpMethod[] READING = {HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS};

  @Bean
  SecurityFilterChain security(HttpSecurity http, OpaqueTokenIntrospector keys) {
    return http.csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .headers(SecurityConfiguration::headers)
        .authorizeHttpRequests(
            paths -> {
              paths.requestMatchers("/actuator/health", "/actuator/health/**").permitAll();
              paths.requestMatchers("/actuator", "/actuator/**").hasAuthority(ADMIN);
              paths.requestMatchers(ADMINISTRATION).hasAuthority(ADMIN);
              paths.requestMatchers(WEBHOOKS).hasAnyAuthority(MANAGE, ADMIN);
              paths.requestMatchers(SWITCHING).hasAuthority(ADMIN);
              paths.requestMatchers(AUDITING).hasAnyAuthority(AUDIT, ADMIN);
              paths.requestMatchers(HttpMethod.POST, LOG).hasAuthority(ADMIN);
              paths.requestMatchers(HttpMethod.POST, DECIDING).hasAnyAuthority(APPROVE, ADMIN);
              for (var method : READING) {
                paths
                    .requestMatchers(method, PROPOSALS)
                    .hasAnyAuthority(WRITE, APPROVE, AUDIT, ADMIN);
              }
              for (var method : READING) {
                paths.requestMatchers(method, "/**").permitAll();
              }
              paths.requestMatchers(HttpMethod.POST, ASKING).permitAll();
              paths.requestMatchers(HttpMethod.POST, PROPOSING).authenticated();
              paths.anyRequest().hasAuthority(WRITE);
            })
        .oauth2ResourceServer(
            bearer ->
                bearer
                    .opaqueToken(token -> token.introspector(keys))
                    .authenticationEntryPoint(unauthorized())
                    .accessDeniedHandler(forbidden()))
        .exceptionHandling(
            e -> e.authenticationEntryPoint(unauthorized()).accessDeniedHandler(forbidden()))
        .build();
  }

  /// To observe each filter costs a request more than all filters do; requests are observed whole.
  @Bean
  SecurityObservationSettings noObservationOfFilters() {
    return SecurityObservationSettings.noObservations();
  }

  @Bean
  OpaqueTokenIntrospector keys(ApiKeys keys) {
    return key -> {
      var holder = keys.holder(key).orElseThrow(() -> new BadOpaqueTokenException("Unknown key"));
      return new DefaultOAuth2AuthenticatedPrincipal(
          holder.name(),
          Map.of("sub", holder.name()),
          AuthorityUtils.createAuthorityList(holder.scopes()));
    };
  }

  @Bean
  RequestRejectedHandler rejectedRequests() {
    return (_, response, _) -> Problems.write(response, Problems.of(HttpStatus.BAD_REQUEST));
  }

  private static void headers(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .addHeaderWriter(policy(SWAGGER, POLICY_OF_SWAGGER))
        .addHeaderWriter(policy(new NegatedRequestMatcher(SWAGGER), CONTENT_SECURITY_POLICY))
        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER));
  }

  private static HeaderWriter policy(RequestMatcher where, String directives) {
    return new DelegatingRequestMatcherHeaderWriter(
        where, new ContentSecurityPolicyHeaderWriter(directives));
  }

  /// RFC 6750 says what the challenge names.
  private static AuthenticationEntryPoint unauthorized() {
    return (_, response, e) -> {
      var error = e instanceof OAuth2AuthenticationException ? " error=\"invalid_token\"" : "";
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer" + error);
      Problems.write(response, Problems.of(HttpStatus.UNAUTHORIZED));
    };
  }

  private static AccessDeniedHandler forbidden() {
    return (_, response, _) -> {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\"");
      Problems.write(response, Problems.of(HttpStatus.FORBIDDEN));
    };
  }
}
