package io.bulla.loader.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bulla.loader.crypto.SecretBytes;
import io.bulla.loader.format.Recipient;
import io.bulla.loader.keys.KekFailure.Reason;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class DekWrapperTest {
  private final KekShelf shelf = new KekShelf();
  private final Provider provider = new ShelfProvider(shelf);
  private final DekWrapper wrapper = new DekWrapper(provider);

  @Test
  void activeVersion_wraps() throws Exception {
    shelf.add("models", 1);
    shelf.add("models", 2);

    Recipient wrapped = wrap();

    assertThat(wrapped).hasToString("models/2");
    assertThat(shelf.operations).containsExactly("wrap models/2");
    assertThat(unwrap(wrapped)).isEqualTo(Samples.dekBytes());
  }

  @Test
  void storeWithoutAttributes_hasVersion1() throws Exception {
    shelf.attributes = false;
    shelf.add("models", 1);
    shelf.handles.remove("models/1");

    Recipient wrapped = wrap();

    assertThat(wrapped).hasToString("models/1");
    assertThat(unwrap(wrapped)).isEqualTo(Samples.dekBytes());
  }

  @Test
  void rotatedInBetween_wrapsOnceMoreWithTheNewVersion() throws Exception {
    shelf.add("models", 1);
    shelf.beforeWrap = this::rotateOnce;
    shelf.failUse("models/1", Samples.denied("version 1 is deactivated"));

    assertThat(wrap()).hasToString("models/2");
    assertThat(shelf.operations).containsExactly("wrap models/1", "wrap models/2");
  }

  @Test
  void newVersionFailsToo_isNotTriedAThirdTime() {
    shelf.add("models", 1);
    shelf.beforeWrap = () -> shelf.add("models", shelf.operations.size() + 2);
    for (int version = 1; version < 5; version++) {
      shelf.failUse("models/" + version, Samples.denied("not now"));
    }

    assertThat(failure().reason()).isEqualTo(Reason.DENIED);
    assertThat(shelf.operations).containsExactly("wrap models/1", "wrap models/2");
  }

  @Test
  void deniedWithoutRotation_isNotRetried() {
    shelf.add("models", 1);
    shelf.failUse("models/1", Samples.denied("the PIN is wrong"));

    assertThat(failure()).hasMessage("KEK models/1: the PIN is wrong");
    assertThat(shelf.operations).containsExactly("wrap models/1");
  }

  @Test
  void placeThatChoosesTheVersion_tellsItAfterwards() throws Exception {
    shelf.add("models", 3);
    shelf.choosesVersions = true;
    shelf.toldVersion = "3";

    assertThat(wrapper.activeVersion("models")).isEmpty();
    Recipient wrapped = wrap();

    assertThat(wrapped).hasToString("models/3");
    assertThat(unwrap(wrapped)).isEqualTo(Samples.dekBytes());
  }

  @Test
  void placeThatDoesNotTellTheVersion_isRefused() {
    shelf.add("models", 3);
    shelf.choosesVersions = true;
    for (String told : new String[] {null, "", "0", "03", "-1", "x", "2147483648", "99999999999"}) {
      shelf.toldVersion = told;
      assertThat(failure().reason()).as(told).isEqualTo(Reason.REFUSED);
    }
  }

  @Test
  void deniedByAPlaceThatChooses_isNotRetried() {
    shelf.add("models", 1);
    shelf.choosesVersions = true;
    shelf.failUse("models/1", Samples.denied("may not encrypt"));

    assertThat(failure()).hasMessage("KEK models: may not encrypt");
    assertThat(shelf.operations).containsExactly("wrap models/1");
  }

  @Test
  void unknownKek_isNotFound() {
    assertThat(failure().reason()).isEqualTo(Reason.NOT_FOUND);
    assertThat(shelf.operations).isEmpty();
  }

  @Test
  void providerWithoutTheSeam_isRefused() {
    DekWrapper foreign = new DekWrapper(Security.getProvider("SUN"));

    KekFailure e = catchKek(() -> foreign.wrap("models", Samples.dek(), Samples.CONTEXT, false));

    assertThat(e.reason()).isEqualTo(Reason.REFUSED);
  }

  @Test
  void asymmetricKek_isRefusedUnlessSigned() throws Exception {
    shelf.addAsymmetric("models", 1);

    assertThat(failure().reason()).isEqualTo(Reason.REFUSED);
    assertThat(shelf.operations).isEmpty();
    assertThat(wrapper.wrap("models", Samples.dek(), Samples.CONTEXT, true))
        .hasToString("models/1");
  }

  private void rotateOnce() {
    if (!shelf.handles.containsKey("models/2")) {
      shelf.add("models", 2);
    }
  }

  private Recipient wrap() throws KekFailure {
    return wrapper.wrap("models", Samples.dek(), Samples.CONTEXT, false);
  }

  private KekFailure failure() {
    return catchKek(this::wrap);
  }

  private static KekFailure catchKek(ThrowingCallable call) {
    return catchThrowableOfType(KekFailure.class, call);
  }

  private byte[] unwrap(Recipient wrapped) throws KekFailure {
    DekUnwrapper unwrapper = new DekUnwrapper(provider, List.of("models"));
    try (SecretBytes dek = unwrapper.unwrap(List.of(wrapped), Samples.CONTEXT, false)) {
      return dek.use(byte[]::clone);
    }
  }
}
