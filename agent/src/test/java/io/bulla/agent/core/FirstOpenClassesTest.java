package io.bulla.agent.core;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

/** The list of classes that are loaded beside an engine's start. */
class FirstOpenClassesTest {
  @Test
  void everyClassOfTheList_isThere() {
    assertThatCode(FirstOpenClasses::load).doesNotThrowAnyException();
  }
}
