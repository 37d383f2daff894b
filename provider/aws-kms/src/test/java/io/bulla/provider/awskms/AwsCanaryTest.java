package io.bulla.provider.awskms;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.provider.ServiceSeam;
import io.bulla.testing.MotoServer;
import io.bulla.testing.SecretSearch;
import io.bulla.testing.TalkativeJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sts.model.Credentials;

/**
 * No secret key, session token, web identity or DEK in any log record, exception or audit line,
 * with every logger at its most talkative. That they would be found is shown by planting them.
 */
class AwsCanaryTest {
  @RegisterExtension static final MotoServer MOTO = new MotoServer();

  private static final String POLICY =
      """
      {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ["kms:Encrypt", "kms:Decrypt"], "Resource": "*"}]}
      """;

  @TempDir Path directory;
  @TempDir Path credentials;

  private TalkativeJvm run() throws Exception {
    AwsAdministrator administrator = new AwsAdministrator(MOTO);
    String role = administrator.newRole(POLICY);
    Path token = Files.writeString(credentials.resolve("token"), "canary0web0identity0token");
    return TalkativeJvm.run(
        directory,
        AwsCanaryProgram.class.getName(),
        List.of(
            "-Dbulla.test.extensions=" + ServiceSeam.extensions(),
            "-Daws.configFile=" + profiles(administrator.assume(role)),
            "-Daws.region=" + MOTO.region(),
            "-Daws.endpointUrlKms=" + MOTO.address(),
            "-Daws.endpointUrlSts=" + MOTO.address(),
            "-Daws.roleArn=" + role,
            "-Daws.webIdentityTokenFile=" + token,
            "-Daws.disableEc2Metadata=true"),
        administrator.newKey(),
        token.toString());
  }

  private Path profiles(Credentials assumed) throws Exception {
    return Files.writeString(
        credentials.resolve("config"),
        """
        [profile canary]
        aws_access_key_id = %s
        aws_secret_access_key = %s
        aws_session_token = %s
        [profile canary-unknown]
        aws_access_key_id = AKIAUNKNOWN0UNKNOWN0
        aws_secret_access_key = canary0secret0that0nobody0knows
        """
            .formatted(assumed.accessKeyId(), assumed.secretAccessKey(), assumed.sessionToken()));
  }

  @Test
  void usesAndFailuresOfKms_byWebIdentityToo_tellNoSecret() throws Exception {
    TalkativeJvm jvm = run();
    assertThat(jvm.said())
        .contains(
            "FINEST",
            "aws-kms://",
            "canary lives: \n",
            "canary lives: &profile=canary\n",
            "canary refused: sts away: UNAVAILABLE",
            "canary refused: wrong context: BAD_TAG",
            "canary refused: unknown secret: AUTHENTICATION_FAILED",
            "canary refused: no profile: AUTHENTICATION_FAILED")
        .doesNotContain("SLF4J");
    assertThat(jvm.audit()).contains("kek.wrap", "BAD_TAG", "AUTHENTICATION_FAILED");
    List<String> secrets = Files.readAllLines(jvm.secrets());
    String[] said = jvm.said().split(AwsCanaryProgram.PLANTED, -1);
    assertThat(SecretSearch.found(secrets, said[0] + jvm.audit())).isEmpty();
    assertThat(SecretSearch.found(secrets, said[1])).as("planted").hasSize(5);
  }
}
