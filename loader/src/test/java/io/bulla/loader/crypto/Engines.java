package io.bulla.loader.crypto;

import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.stream.Stream;
import org.conscrypt.Conscrypt;

/** The cipher engines that the tests run with, each on both paths. */
public final class Engines {

  private static final Provider CONSCRYPT = Conscrypt.newProvider();

  private Engines() {}

  public static CipherEngine sunJce() {
    return CipherEngines.choose(List.of(), "SunJCE");
  }

  public static CipherEngine conscrypt() {
    return CipherEngines.choose(List.of(CONSCRYPT), "Conscrypt");
  }

  public static Stream<CipherEngine> all() {
    return Stream.of(CONSCRYPT, Security.getProvider("SunJCE"))
        .flatMap(
            provider ->
                Stream.of(CipherPath.values())
                    .map(path -> new CipherEngine(provider, path, "under test")));
  }
}
