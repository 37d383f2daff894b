package io.bulla.agent.hooks.onnxruntime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
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
    "addQnn dump_json_qnn_graph, 1"
  })
  void outputOfAProvider_isRefusedByNameUnlessAllowed(String key, String value) {
    String name = key.substring(key.indexOf(' ') + 1);
    assertThat(SessionConfig.refusal(Map.of(key, value), false))
        .hasValueSatisfying(reason -> assertThat(reason).contains(name, "agent.outputs = allow"));
    assertThat(SessionConfig.refusal(Map.of(key, value), true)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "addTensorrt trt_engine_cache_enable, 0",
    "addTensorrt trt_engine_cache_enable, False",
    "addTensorrt trt_fp16_enable, 1",
    "addQnn backend_path, libQnnHtp.so"
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
}
