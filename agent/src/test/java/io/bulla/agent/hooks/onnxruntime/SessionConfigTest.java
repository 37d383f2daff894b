package io.bulla.agent.hooks.onnxruntime;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.agent.hooks.OptionsRule;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionConfigTest {
  @ParameterizedTest
  @CsvSource({
    "session.use_ort_model_bytes_directly, 1",
    "session.use_ort_model_bytes_for_initializers, 1",
    "session.optimized_model_filepath, out.onnx",
    "setOptimizedModelFilePath, out.onnx",
    "ep.context_enable, 1",
    "enableProfiling, profile",
    "session.enable_profiling, 1",
    "session.node_partition_config_file, part.json",
    "session.collect_node_memory_stats_to_file, stats.csv",
    "session.model_external_initializers_file_folder_path, weights"
  })
  void dangerousEntry_isRefusedByName(String key, String value) {
    assertThat(SessionConfig.refusal(Map.of("session.other", "1", key, value), false))
        .hasValueSatisfying(reason -> assertThat(reason).contains(key, "remove the option"));
  }

  @ParameterizedTest
  @CsvSource({
    "addTensorrt trt_engine_cache_enable, 1",
    "addTensorrt trt_dump_ep_context_model, true",
    "addCoreML ModelCacheDirectory, cache",
    "addExecutionProvider cache_dir, /cache",
    "addExecutionProvider migraphx_save_compiled_model, 1",
    "addQnn dump_json_qnn_graph, 1",
    "ep.openvinoexecutionprovider.cache_dir, /cache"
  })
  void outputOfAProvider_isRefusedByNameUnlessAllowed(String key, String value) {
    String name = key.substring(Math.max(key.indexOf(' '), key.lastIndexOf('.')) + 1);
    assertThat(SessionConfig.refusal(Map.of(key, value), false))
        .hasValueSatisfying(reason -> assertThat(reason).contains(name, "agent.outputs = allow"));
    assertThat(SessionConfig.refusal(Map.of(key, value), true)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "addTensorrt trt_engine_cache_enable, 0",
    "addTensorrt trt_engine_cache_enable, False",
    "addTensorrt trt_fp16_enable, 1",
    "addQnn backend_path, libQnnHtp.so",
    "ep.openvinoexecutionprovider.device_type, CPU",
    "ep.share_ep_contexts, 1"
  })
  void optionOfAProviderThatWritesNothing_isNoProblem(String key, String value) {
    assertThat(SessionConfig.refusal(Map.of(key, value), false)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"session.use_ort_model_bytes_directly, 0", "setOptimizedModelFilePath, ''"})
  void entryThatIsOff_isNoProblem(String key, String value) {
    assertThat(SessionConfig.refusal(Map.of(key, value), false)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"setOptimizedModelFilePath, true", "session.use_ort_model_bytes_directly, false"})
  void allowedOutputs_areAllThatIsAllowed(String key, boolean allowed) {
    assertThat(SessionConfig.refusal(Map.of(key, "1"), true).isEmpty()).isEqualTo(allowed);
  }

  @Test
  void optionsThatNobodySaw_areRefusedUnlessOutputsAreAllowed() {
    Map<String, String> unseen = Map.of(OptionsRule.UNSEEN, "");
    assertThat(SessionConfig.refusal(unseen, false))
        .hasValueSatisfying(reason -> assertThat(reason).contains("make them anew"));
    assertThat(SessionConfig.refusal(unseen, true)).isEmpty();
    assertThat(SessionConfig.refusal(Map.of(OptionsRule.MADE, ""), false)).isEmpty();
  }
}
