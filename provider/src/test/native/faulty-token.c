/*
 * A PKCS#11 library for tests that forwards every call to another one, and fails some of them as a
 * token does. Compiled by the tests with the system's C compiler; -DREAL_MODULE="..." names the other.
 *
 * Every function of PKCS#11 v2.40 takes at most eight arguments of one machine word each, so one
 * shape of wrapper fits all of them on LP64 systems.
 */
#include <dlfcn.h>
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>
#include <unistd.h>

typedef unsigned long word;
typedef word (*call)(word, word, word, word, word, word, word, word);

#define FUNCTIONS 68
#define GET_FUNCTION_LIST 3
#define OPEN_SESSION 12
#define CLOSE_SESSION 13
#define CLOSE_ALL_SESSIONS 14
#define GET_SLOT_LIST 4
#define GET_SLOT_INFO 5
#define GET_TOKEN_INFO 6

#define CKR_OK 0UL
#define CKR_DEVICE_REMOVED 0x32UL
#define CKR_SESSION_COUNT 0xB1UL
#define CKR_TOKEN_NOT_PRESENT 0xE0UL
#define CKR_GENERAL_ERROR 5UL
#define CKR_SESSION_HANDLE_INVALID 0xB3UL

struct function_list {
  unsigned char version[2];
  call functions[FUNCTIONS];
};

static struct function_list *real;
static struct function_list ours;

/* Calls hold it for reading; dropping sessions, which no call may overlap, for writing. */
static pthread_rwlock_t running = PTHREAD_RWLOCK_INITIALIZER;

static atomic_ulong calls[FUNCTIONS];
static atomic_ulong injected[FUNCTIONS];
static atomic_ulong period[FUNCTIONS];
static atomic_long burst[FUNCTIONS];
static atomic_ulong error_code[FUNCTIONS];
static atomic_ulong phase[FUNCTIONS];
static atomic_ulong sleep_micros[FUNCTIONS];
static atomic_ulong sleep_period[FUNCTIONS];
static atomic_int hung[FUNCTIONS];
static atomic_long hanging[FUNCTIONS];
static atomic_long open_sessions;
static atomic_long most_sessions;
static atomic_long session_limit;
static atomic_int absent;

static void maybe_sleep(int index, word count) {
  word every = atomic_load(&sleep_period[index]);
  if (every != 0 && count % every == 0) {
    usleep((useconds_t) atomic_load(&sleep_micros[index]));
  }
}

static void maybe_hang(int index) {
  if (!atomic_load(&hung[index])) {
    return;
  }
  atomic_fetch_add(&hanging[index], 1);
  while (atomic_load(&hung[index])) {
    usleep(1000);
  }
  atomic_fetch_sub(&hanging[index], 1);
}

static int is_faulty(int index, word count) {
  if (atomic_load(&burst[index]) > 0 && atomic_fetch_sub(&burst[index], 1) > 0) {
    return 1;
  }
  word every = atomic_load(&period[index]);
  return every != 0 && count % every == 0;
}

static word while_absent(int index) {
  switch (index) {
    case GET_TOKEN_INFO:
    case OPEN_SESSION:
      return CKR_TOKEN_NOT_PRESENT;
    case 0: /* C_Initialize */
    case 2: /* C_GetInfo */
    case GET_SLOT_LIST:
    case GET_SLOT_INFO:
    case CLOSE_SESSION:
      return CKR_OK;
    default:
      return CKR_DEVICE_REMOVED;
  }
}

static void count_session(int index, word result) {
  if (result != CKR_OK) {
    return;
  }
  if (index == OPEN_SESSION) {
    long now = atomic_fetch_add(&open_sessions, 1) + 1;
    long most = atomic_load(&most_sessions);
    while (now > most && !atomic_compare_exchange_weak(&most_sessions, &most, now)) {
    }
  } else if (index == CLOSE_SESSION) {
    atomic_fetch_sub(&open_sessions, 1);
  }
}

static int is_above_limit(int index) {
  long limit = atomic_load(&session_limit);
  return index == OPEN_SESSION && limit > 0 && atomic_load(&open_sessions) >= limit;
}

/* A token that calls a handle invalid has closed the session: the first argument of such calls. */
static void close_invalid(word session) {
  if (real->functions[CLOSE_SESSION](session, 0, 0, 0, 0, 0, 0, 0) == CKR_OK) {
    atomic_fetch_sub(&open_sessions, 1);
  }
}

static word forward(int index, word a, word b, word c, word d, word e, word f, word g, word h) {
  word count = atomic_fetch_add(&calls[index], 1) + 1;
  maybe_sleep(index, count);
  maybe_hang(index);
  pthread_rwlock_rdlock(&running);
  word result = atomic_load(&absent) ? while_absent(index) : CKR_OK;
  if (result == CKR_OK && is_above_limit(index)) {
    result = CKR_SESSION_COUNT;
  }
  int faulty = result == CKR_OK && is_faulty(index, count);
  /* A fault before the call, or one that loses its answer: the operation has ended all the same. */
  if (result == CKR_OK && (!faulty || atomic_load(&phase[index]))) {
    result = real->functions[index](a, b, c, d, e, f, g, h);
    count_session(index, result);
  }
  if (faulty) {
    atomic_fetch_add(&injected[index], 1);
    result = atomic_load(&error_code[index]);
    if (result == CKR_SESSION_HANDLE_INVALID) {
      close_invalid(a);
    }
  }
  pthread_rwlock_unlock(&running);
  return result;
}

#define WRAPPER(n)                                                                         \
  static word wrapper_##n(word a, word b, word c, word d, word e, word f, word g, word h) { \
    return forward(n, a, b, c, d, e, f, g, h);                                             \
  }
#define TEN(m, t) m(t##0) m(t##1) m(t##2) m(t##3) m(t##4) m(t##5) m(t##6) m(t##7) m(t##8) m(t##9)
#define ALL(m)                                                                  \
  m(0) m(1) m(2) m(3) m(4) m(5) m(6) m(7) m(8) m(9) TEN(m, 1) TEN(m, 2) TEN(m, 3) \
      TEN(m, 4) TEN(m, 5) m(60) m(61) m(62) m(63) m(64) m(65) m(66) m(67)

ALL(WRAPPER)

#define ENTRY(n) wrapper_##n,

static call wrappers[FUNCTIONS] = {ALL(ENTRY)};

word C_GetFunctionList(struct function_list **list) {
  if (real == NULL) {
    void *library = dlopen(REAL_MODULE, RTLD_NOW | RTLD_LOCAL);
    word (*get)(struct function_list **) =
        library == NULL
            ? NULL
            : (word(*)(struct function_list **)) dlsym(library, "C_GetFunctionList");
    if (get == NULL || get(&real) != CKR_OK) {
      return CKR_GENERAL_ERROR;
    }
    memcpy(ours.version, real->version, sizeof ours.version);
    memcpy(ours.functions, wrappers, sizeof ours.functions);
    ours.functions[GET_FUNCTION_LIST] = (call) (void (*)(void)) C_GetFunctionList;
  }
  *list = &ours;
  return CKR_OK;
}

/* ---- what the tests call -------------------------------------------------------------------- */

/* Fails each everyth call of a function: before it is made, or (after = 1) losing its answer. */
void faulty_fail(word index, word every, word error, word after) {
  atomic_store(&error_code[index], error);
  atomic_store(&phase[index], after);
  atomic_store(&period[index], every);
}

/* Fails the next calls of a function, as many as times. */
void faulty_burst(word index, word times, word error, word after) {
  faulty_fail(index, 0, error, after);
  atomic_store(&burst[index], (long) times);
}

/* Makes each everyth call of a function wait first. */
void faulty_sleep(word index, word every, word micros) {
  atomic_store(&sleep_micros[index], micros);
  atomic_store(&sleep_period[index], every);
}

/* Lets all calls of a function hang until the library is healed. */
void faulty_hang(word index) { atomic_store(&hung[index], 1); }

long faulty_hanging(word index) { return atomic_load(&hanging[index]); }

/* Drops all sessions of a slot, and the login with them, between two calls. */
word faulty_drop(word slot) {
  pthread_rwlock_wrlock(&running);
  word result = real->functions[CLOSE_ALL_SESSIONS](slot, 0, 0, 0, 0, 0, 0, 0);
  atomic_store(&open_sessions, 0);
  pthread_rwlock_unlock(&running);
  return result;
}

/* The token is removed, with its sessions, or put back. */
void faulty_absent(word slot, word is_absent) {
  if (is_absent) {
    faulty_drop(slot);
  }
  atomic_store(&absent, (int) is_absent);
}

void faulty_limit(long sessions) { atomic_store(&session_limit, sessions); }

long faulty_open_sessions(void) { return atomic_load(&open_sessions); }

void faulty_count_most_anew(void) { atomic_store(&most_sessions, atomic_load(&open_sessions)); }

long faulty_most_sessions(void) { return atomic_load(&most_sessions); }

word faulty_calls(word index) { return atomic_load(&calls[index]); }

word faulty_injected(word index) { return atomic_load(&injected[index]); }

/* No more faults. */
void faulty_heal(void) {
  for (int i = 0; i < FUNCTIONS; i++) {
    atomic_store(&period[i], 0);
    atomic_store(&burst[i], 0);
    atomic_store(&sleep_period[i], 0);
    atomic_store(&hung[i], 0);
  }
  atomic_store(&session_limit, 0);
  atomic_store(&absent, 0);
}
