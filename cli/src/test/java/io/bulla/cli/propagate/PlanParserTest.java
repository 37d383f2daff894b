package io.bulla.cli.propagate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.cli.propagate.Aim.Others;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a plan says, and that what it does not say clearly is refused with its line. */
class PlanParserTest {
  private static final String GROUPS = "[groups]\neu = aws-eu, azure-eu\nus = aws-us\n";

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void namePlan() {
    file = directory.resolve("models.plan");
  }

  private Plan plan(String text) throws IOException {
    return PlanParser.parse(Files.writeString(file, text));
  }

  private Aim aimFor(Plan plan, String place) {
    return plan.ruleFor(PlaceName.of(Path.of(place))).orElseThrow().aim();
  }

  /** The words after the plan's name and the line. */
  private void assertRefused(int line, String text, String why) throws IOException {
    Files.writeString(file, text);
    assertThatThrownBy(() -> PlanParser.parse(file))
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> {
              assertThat(failure.what()).startsWith(file + ":" + line + ": ").contains(why);
              assertThat(failure.code()).isEqualTo(ExitCode.CONFIGURATION);
              assertThat(failure.hint()).isNotEmpty();
            });
  }

  @Test
  void groupsAndRules_areRead_inAnyOrder() throws IOException {
    Path recipients = Files.createDirectory(directory.resolve("recipients"));
    Plan plan =
        plan(
            """
            # reviewed by the security team
            [models /models]
              groups = eu

            [models /models/shared]
            groups = us,eu
            others = remove
            [models /images]
            groups = us
            others = keep
            detached = recipients
            [models /models/archive # old]
            groups = none
            """
                + GROUPS);
    assertThat(aimFor(plan, "/models/a"))
        .isEqualTo(new Aim(List.of("aws-eu", "azure-eu"), Others.KEEP, Optional.empty()));
    assertThat(aimFor(plan, "/models/shared/a"))
        .isEqualTo(
            new Aim(List.of("aws-us", "aws-eu", "azure-eu"), Others.REMOVE, Optional.empty()));
    assertThat(aimFor(plan, "/images/a"))
        .isEqualTo(new Aim(List.of("aws-us"), Others.KEEP, Optional.of(recipients)));
    assertThat(aimFor(plan, "/models/archive # old/a").isNone()).isTrue();
    assertThat(plan.ruleFor(PlaceName.of(Path.of("/elsewhere/a")))).isEmpty();
  }

  @Test
  void kekOfTwoGroups_isNamedOnce() throws IOException {
    Plan plan = plan("[groups]\na = k, l\nb = l, m\n[models /m]\ngroups = a, b\n");
    assertThat(aimFor(plan, "/m").kekIds()).containsExactly("k", "l", "m");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2 | others = purge | neither keep nor remove",
        "2 | other = keep | there is no key other",
        "2 | groups = eu | groups is set twice, first at",
        "2 | just words | neither a heading in brackets nor key = value",
        "2 | = eu | neither a heading in brackets nor key = value",
        "2 | [places /x] | there is no heading [places]",
        "2 | [models /x | no ] at its end",
        "2 | [models] | names no models",
        "2 | [models /] | does not say below which directory",
        "2 | [models /models/] | there is a rule for /models already",
        "2 | [models /x] | does not say for whom",
        "2 | [groups more] | takes no name",
        "2 | detached = missing | no directory that is there"
      })
  void lineThatIsNotUnderstood_isRefused(int after, String line, String why) throws IOException {
    assertRefused(after + 4, GROUPS + "[models /models]\ngroups = eu\n" + line, why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "asia | there is no group asia",
        "eu, | has an empty name",
        "'' | has an empty name",
        "eu, eu | names eu twice",
        "none, eu | there is no group none"
      })
  void groupsThatNobodyKnows_areRefused(String groups, String why) throws IOException {
    assertRefused(5, GROUPS + "[models /models]\ngroups = " + groups, why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "eu = gcp-eu | eu is set twice, first at | 4",
        "EU = gcp-eu | no name of a group | 4",
        "none = gcp-eu | none is no name | 4",
        "asia = | has an empty name | 4",
        "asia = gcp/1 | no name of a KEK | 4",
        "asia = a, a | names a twice | 4"
      })
  void groupThatIsNone_isRefused(String line, String why, int number) throws IOException {
    assertRefused(number, GROUPS + line, why);
  }

  @Test
  void groupOfASecondList_isNoOther() throws IOException {
    assertRefused(
        5, GROUPS + "[groups]\neu = gcp-eu", "group eu is there already, at " + file + ":2");
  }

  @Test
  void objectsInAStore_haveNoDetachedRecipients() throws IOException {
    assertRefused(
        6, GROUPS + "[models s3://bucket/eu]\ngroups = eu\ndetached = .", "is in a store");
  }

  @Test
  void modelsLeftAlone_takeNoOtherWord() throws IOException {
    assertRefused(3, "[models /m]\ngroups = none\nothers = remove", "contradicts groups = none");
    assertRefused(3, "[models /m]\ngroups = none\ndetached = .", "contradicts groups = none");
  }

  @Test
  void whatIsNoPlan_isRefused() throws IOException {
    assertRefused(1, "eu = aws\n", "above the first heading");
    assertThatThrownBy(() -> plan(GROUPS)).hasMessageContaining("has no rule");
    Files.write(file, "[groups]\nü = a".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> PlanParser.parse(file)).hasMessageContaining("no UTF-8 text");
    Files.write(file, new byte[(1 << 20) + 1]);
    assertThatThrownBy(() -> PlanParser.parse(file)).hasMessageContaining("larger than 1 MiB");
  }

  @Test
  void rulesThatAreEquallySpecific_mayNotDisagree() throws IOException {
    String both = "[models /m/*/llm]\ngroups = eu\n[models /m/x/*]\ngroups = ";
    Plan agreeing = plan(GROUPS + both + "eu\n");
    assertThat(aimFor(agreeing, "/m/x/llm").kekIds()).containsExactly("aws-eu", "azure-eu");
    Plan disagreeing = plan(GROUPS + both + "us\n");
    assertThat(aimFor(disagreeing, "/m/y/llm").kekIds()).containsExactly("aws-eu", "azure-eu");
    assertThatThrownBy(() -> aimFor(disagreeing, "/m/x/llm"))
        .isInstanceOf(Failure.class)
        .hasMessageContaining(file + ":4")
        .hasMessageContaining(file + ":6")
        .hasMessageContaining("about /m/x/llm");
  }

  @Test
  void rulesAboutNoModel_areFound() throws IOException {
    Plan plan = plan(GROUPS + "[models /m]\ngroups = eu\n[models /n]\ngroups = us\n");
    assertThat(plan.aboutNoneOf(List.of(PlaceName.of(Path.of("/m/a")))))
        .extracting(rule -> rule.line().number())
        .containsExactly(6);
  }
}
