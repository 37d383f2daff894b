package io.bulla.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model whose KEK is configured wrongly: that is no refusal of the KEK. */
class WrongKekConfigurationTest {
  @TempDir Path directory;

  @Test
  void schemeThatNobodyServes_isAWrongConfiguration_toWhoOpensAModel() throws IOException {
    TokenSite site = TokenSite.unsigned(directory);
    site.bulla("key", "create", "models").succeeded();
    Path sealed = site.seal("model.onnx");
    TokenSite wrong = site.with("BULLA_KEK_MODELS", "keystor:/nowhere");
    wrong.bulla("verify", sealed).failed(ExitCode.CONFIGURATION, "keystor", "");
    wrong.bulla("rewrap", sealed).failed(ExitCode.CONFIGURATION, "keystor", "");
  }
}
