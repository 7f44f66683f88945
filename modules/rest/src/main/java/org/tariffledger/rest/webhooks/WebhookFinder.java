package org.tariffledger.rest.webhooks;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;
import org.tariffledger.rest.http.HttpRefusal;
import org.tariffledger.rest.security.Owner;
import org.tariffledger.subscriptions.webhooks.Webhook;
import org.tariffledger.subscriptions.webhooks.Webhooks;

/// Finds the webhook that a path names, for whoever may see it: to others it is not there.
@Component
record WebhookFinder(Webhooks webhooks) {

  Webhook find(String id, HttpServletRequest request) {
    var owner = Owner.of(request);
    return webhooks
        .find(id)
        .filter(found -> owner.sees(found.owner()))
        .orElseThrow(() -> unknown(id));
  }

  WebhookAnswer answer(Webhook webhook) {
    return WebhookAnswer.of(
        webhook, webhooks.counts(webhook.id()), webhooks.publicKey(webhook.id()));
  }

  static HttpRefusal unknown(String id) {
    return HttpRefusal.unknown("webhook", id);
  }
}
