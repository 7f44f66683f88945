package org.tariffledger.app.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.util.DigestUtils;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// What has its version in its address is kept for a year; the page's own files are asked for again
/// and answered by 304. Their ETag is of what is in them, since all files of a jar are of one time.
@Configuration(proxyBeanMethods = false)
class PageConfiguration implements WebMvcConfigurer {

  private static final Duration KEPT_MAX = Duration.ofDays(365);

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    own(registry, "/page/**", "classpath:/static/page/");
    own(registry, "/index.html", "classpath:/static/");
    ofOthers(registry, "/_static/htm/**", "classpath:/META-INF/resources/_static/htm/");
    ofOthers(registry, "/webjars/uplot/**", "classpath:/META-INF/resources/webjars/uplot/");
  }

  private static void own(ResourceHandlerRegistry registry, String pattern, String where) {
    ResourceHandlerRegistration files = registry.addResourceHandler(pattern);
    files.addResourceLocations(where);
    files.setCacheControl(CacheControl.noCache());
    files.setUseLastModified(false);
    files.setEtagGenerator(PageConfiguration::eTag);
  }

  private static void ofOthers(ResourceHandlerRegistry registry, String pattern, String where) {
    registry
        .addResourceHandler(pattern)
        .addResourceLocations(where)
        .setCacheControl(CacheControl.maxAge(KEPT_MAX).cachePublic().immutable());
  }

  /// Weak, since the bytes that travel may be compressed.
  private static String eTag(Resource file) {
    try (var content = file.getInputStream()) {
      return "W/\"" + DigestUtils.md5DigestAsHex(content) + '"';
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
