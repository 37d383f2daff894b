package io.bulla.provider.pkcs11;

/**
 * The functions that are called besides SunPKCS11, with their places in CK_FUNCTION_LIST (PKCS#11
 * v2.40, section 3.6): those of the inspector, which only reads, and those of {@link KeySession},
 * which wraps. There is no finalize, no logout and no closing of all sessions here, on purpose:
 * sessions and logins belong to the whole process.
 */
enum CryptokiFunction {
  INITIALIZE(0, "C_Initialize"),
  GET_INFO(2, "C_GetInfo"),
  GET_SLOT_LIST(4, "C_GetSlotList"),
  GET_TOKEN_INFO(6, "C_GetTokenInfo"),
  OPEN_SESSION(12, "C_OpenSession"),
  CLOSE_SESSION(13, "C_CloseSession"),
  GET_SESSION_INFO(15, "C_GetSessionInfo"),
  CREATE_OBJECT(20, "C_CreateObject"),
  DESTROY_OBJECT(22, "C_DestroyObject"),
  GET_ATTRIBUTE_VALUE(24, "C_GetAttributeValue"),
  FIND_OBJECTS_INIT(26, "C_FindObjectsInit"),
  FIND_OBJECTS(27, "C_FindObjects"),
  FIND_OBJECTS_FINAL(28, "C_FindObjectsFinal"),
  GENERATE_KEY(58, "C_GenerateKey"),
  WRAP_KEY(60, "C_WrapKey"),
  UNWRAP_KEY(61, "C_UnwrapKey");

  private final int index;
  private final String cName;

  CryptokiFunction(int index, String cName) {
    this.index = index;
    this.cName = cName;
  }

  /** Offset in CK_FUNCTION_LIST on an LP64 system: a two-byte version, padded to one word. */
  long offsetBytes() {
    return 8L + 8L * index;
  }

  String cName() {
    return cName;
  }
}
