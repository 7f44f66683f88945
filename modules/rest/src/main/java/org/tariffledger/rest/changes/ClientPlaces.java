package org.tariffledger.rest.changes;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Room for so many clients, and for so many of one address.
final class ClientPlaces {

  /// Of what there are enough.
  enum Full {
    CLIENTS,
    CLIENTS_OF_ADDRESS
  }

  private final int max;
  private final int perAddressMax;
  private final Map<String, Integer> byAddress = new HashMap<>();
  private int taken;

  ClientPlaces(int max, int perAddressMax) {
    this.max = max;
    this.perAddressMax = perAddressMax;
  }

  /// Empty if the client has got a place, until it leaves.
  synchronized Optional<Full> take(String address) {
    if (taken >= max) {
      return Optional.of(Full.CLIENTS);
    }
    if (byAddress.getOrDefault(address, 0) >= perAddressMax) {
      return Optional.of(Full.CLIENTS_OF_ADDRESS);
    }
    taken++;
    byAddress.merge(address, 1, Integer::sum);
    return Optional.empty();
  }

  synchronized void leave(String address) {
    taken--;
    byAddress.computeIfPresent(address, (_, clients) -> clients == 1 ? null : clients - 1);
  }
}
