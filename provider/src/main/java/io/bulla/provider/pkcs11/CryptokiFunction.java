package io.bulla.provider.pkcs11;

/**
 * The read-only functions that the inspector calls, with their places in CK_FUNCTION_LIST (PKCS#11
 * v2.40, section 3.6). There is no finalize, no logout and no closing of all sessions here, on
 * purpose: sessions and logins belong to the whole process.
 */
enum CryptokiFunction {
  INITIALIZE(0, "C_Initialize"),
  GET_INFO(2, "C_GetInfo"),
  GET_SLOT_LIST(4, "C_GetSlotList"),
  GET_TOKEN_INFO(6, "C_GetTokenInfo"),
  OPEN_SESSION(12, "C_OpenSession"),
  GET_ATTRIBUTE_VALUE(24, "C_GetAttributeValue"),
  FIND_OBJECTS_INIT(26, "C_FindObjectsInit"),
  FIND_OBJECTS(27, "C_FindObjects"),
  FIND_OBJECTS_FINAL(28, "C_FindObjectsFinal");

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
