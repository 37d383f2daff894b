package io.bulla.loader.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bulla.loader.crypto.SecretBytes;
import io.bulla.loader.format.Recipient;
import io.bulla.loader.keys.KekFailure.Reason;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FreshDeksTest {
  private final KekShelf shelf = new KekShelf();
  private final Provider provider = new ShelfProvider(shelf);
  private final FreshDeks deks = new FreshDeks(provider);

  @BeforeEach
  void fill() {
    shelf.add("models", 1);
    shelf.add("others", 3);
    shelf.add("aws", 1);
    shelf.add("aws-us", 1);
    shelf.makers.add("aws");
    shelf.makers.add("aws-us");
  }

  private FreshDek give(String... kekIds) throws KekFailure {
    return deks.give(List.of(kekIds), Samples.CONTEXT, new SecureRandom(), false);
  }

  private KekFailure failure(String... kekIds) {
    return catchThrowableOfType(KekFailure.class, () -> give(kekIds));
  }

  private void assertEachOpens(FreshDek fresh) throws KekFailure {
    for (Recipient recipient : fresh.recipients()) {
      DekUnwrapper unwrapper = new DekUnwrapper(provider, List.of(recipient.kekId()));
      try (SecretBytes dek = unwrapper.unwrap(List.of(recipient), Samples.CONTEXT, false)) {
        assertThat(dek.use(byte[]::clone)).isEqualTo(fresh.dek().use(byte[]::clone));
      }
    }
  }

  private void assertMadeAndWiped(int count) {
    assertThat(shelf.made).hasSize(count).allSatisfy(dek -> assertThat(dek).containsOnly(0));
  }

  @Test
  void withoutAMaker_aDekIsDrawnHere_andWrappedByEach() throws Exception {
    FreshDek fresh = give("models", "others");
    assertThat(fresh.recipients()).hasToString("[models/1, others/3]");
    assertThat(shelf.operations).containsExactly("wrap models/1", "wrap others/3");
    assertEachOpens(fresh);
    assertThat(give("models").dek().use(byte[]::clone))
        .isNotEqualTo(fresh.dek().use(byte[]::clone));
  }

  @Test
  void placeOfTheOneMaker_makesTheDek_andIsAskedOnce() throws Exception {
    FreshDek fresh = give("aws");
    assertThat(fresh.recipients()).hasToString("[aws/1]");
    assertThat(shelf.operations).containsExactly("make aws/1");
    assertEachOpens(fresh);
    fresh.dek().close();
    assertMadeAndWiped(1);
  }

  @Test
  void othersWrapWhatTheMakerMade_whereverItStandsAmongThem() throws Exception {
    FreshDek fresh = give("models", "aws", "others");
    assertThat(fresh.recipients()).hasToString("[models/1, aws/1, others/3]");
    assertThat(shelf.operations).containsExactly("make aws/1", "wrap models/1", "wrap others/3");
    assertEachOpens(fresh);
  }

  @Test
  void severalMakers_areRefused_beforeAnyIsAsked() {
    KekFailure failure = failure("models", "aws", "aws-us");
    assertThat(failure.reason()).isEqualTo(Reason.REFUSED);
    assertThat(failure)
        .hasMessage(
            "KEKs aws, aws-us each make the DEKs of their models, and a model has one DEK; seal for"
                + " one of them, and have the others added by who may both unwrap and wrap");
    assertThat(shelf.operations).isEmpty();
  }

  @Test
  void kekThatIsNotThere_isFoundOutBeforeAnyIsAsked() {
    assertThat(failure("aws", "models", "none").reason()).isEqualTo(Reason.NOT_FOUND);
    assertThat(shelf.operations).isEmpty();
  }

  @Test
  void madeDekThatNobodyGets_isWiped() {
    shelf.failUse("others/3", Samples.denied("may not encrypt"));
    assertThat(failure("aws", "others").reason()).isEqualTo(Reason.DENIED);
    shelf.tellsBlob = false;
    assertThat(failure("aws").reason()).isEqualTo(Reason.REFUSED);
    shelf.tellsBlob = true;
    shelf.madeBytes = 16;
    assertThat(failure("aws"))
        .hasMessage("KEK aws: it gave 16 bytes, and a DEK has 32")
        .extracting(KekFailure::reason)
        .isEqualTo(Reason.REFUSED);
    assertMadeAndWiped(3);
  }

  @Test
  void makerThatIsDenied_isToldAsEveryUse() {
    shelf.failUse("aws/1", Samples.denied("may not generate"));
    assertThat(failure("models", "aws"))
        .hasMessage("KEK aws: may not generate")
        .extracting(KekFailure::reason)
        .isEqualTo(Reason.DENIED);
    assertThat(shelf.operations).containsExactly("make aws/1");
  }
}
