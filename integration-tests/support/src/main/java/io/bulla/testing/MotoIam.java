package io.bulla.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** IAM of moto, for tests that have no SDK and need a caller. Thread-safe. */
public record MotoIam(MotoServer server) {
  private static final String VERSION = "&Version=2010-05-08";

  /** What a caller signs by. */
  public record AccessKey(String id, String secret) {}

  /** Makes a user who may what a policy allows, and nothing else. */
  public AccessKey userWith(String policy)
      throws IOException, InterruptedException, GeneralSecurityException {
    String user = "&UserName=user-" + UUID.randomUUID();
    ask("CreateUser", user);
    ask(
        "PutUserPolicy",
        user + "&PolicyName=policy&PolicyDocument=" + URLEncoder.encode(policy, UTF_8));
    String key = ask("CreateAccessKey", user);
    return new AccessKey(element("AccessKeyId", key), element("SecretAccessKey", key));
  }

  private String ask(String action, String parameters)
      throws IOException, InterruptedException, GeneralSecurityException {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                SignedRequest.ofIam(server, "Action=" + action + VERSION + parameters),
                BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(action + ": " + answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  private static String element(String name, String xml) throws IOException {
    Matcher element = Pattern.compile("<" + name + ">([^<]+)</" + name + ">").matcher(xml);
    if (!element.find()) {
      throw new IOException("moto's answer has no " + name);
    }
    return element.group(1);
  }
}
