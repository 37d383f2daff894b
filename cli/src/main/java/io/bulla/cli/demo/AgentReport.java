package io.bulla.cli.demo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the agent wrote of its own times ({@code agent.report}): one JSON object a line.
 *
 * @param premainMillis the agent's {@code premain}, which runs before the main method
 * @param agentMillis premain, starting the agent and its core, and hooking the engine
 * @param kekMillis making the KEK provider ready and unwrapping
 * @param decryptMillis decrypting and verifying
 */
record AgentReport(
    double premainMillis, double agentMillis, double kekMillis, double decryptMillis) {
  private static final JsonFactory JSON = new JsonFactory();

  static AgentReport read(Path file) throws IOException {
    AgentReport sum = new AgentReport(0, 0, 0, 0);
    List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
    for (String line : lines) {
      sum = sum.plus(ofLine(line));
    }
    return sum;
  }

  private static AgentReport ofLine(String line) throws IOException {
    String event = "";
    double millis = 0;
    double kekMillis = 0;
    double decryptMillis = 0;
    try (JsonParser parser = JSON.createParser(line)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() != JsonToken.FIELD_NAME) {
          continue;
        }
        String field = parser.currentName();
        parser.nextToken();
        switch (field) {
          case "event" -> event = parser.getText();
          case "millis" -> millis = parser.getDoubleValue();
          case "kekMillis" -> kekMillis = parser.getDoubleValue();
          case "decryptMillis" -> decryptMillis = parser.getDoubleValue();
          default -> parser.skipChildren();
        }
      }
    }
    boolean keys = event.equals("provider");
    return new AgentReport(
        event.equals("premain") ? millis : 0,
        keys ? 0 : millis,
        kekMillis + (keys ? millis : 0),
        decryptMillis);
  }

  private AgentReport plus(AgentReport other) {
    return new AgentReport(
        premainMillis + other.premainMillis,
        agentMillis + other.agentMillis,
        kekMillis + other.kekMillis,
        decryptMillis + other.decryptMillis);
  }
}
