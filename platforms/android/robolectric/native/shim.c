/*
 * What the app's x86_64 Android library takes from Android, on a Linux machine: loopers, the log, assets, and the functions
 * of the C library whose arguments or structures bionic and glibc lay out differently (`link-clang` sends those to `__wrap_…`).
 *
 * `Native.kt` is its Kotlin side. One process runs one app.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <jni.h>
#include <jvmti.h>
#include <netdb.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

/* --- the C library ------------------------------------------------------------------------------------------------- */

int *__errno(void) { return __errno_location(); }

/* glibc's strerror_r of that name answers a pointer; bionic's answers a number, as POSIX has it. */
int __xpg_strerror_r(int error, char *text, size_t size);
int __wrap_strerror_r(int error, char *text, size_t size) { return __xpg_strerror_r(error, text, size); }

/* bionic has the canonical name before the address, glibc after it. */
struct bionic_addrinfo {
  int flags, family, socktype, protocol;
  socklen_t length;
  char *name;
  struct sockaddr *address;
  struct bionic_addrinfo *next;
};

int __wrap_getaddrinfo(const char *host, const char *service, const struct bionic_addrinfo *hints,
                       struct bionic_addrinfo **found) {
  enum { EAI_NONAME_BIONIC = 8, FLAGS_ALIKE = AI_PASSIVE | AI_CANONNAME | AI_NUMERICHOST };
  struct addrinfo wanted = {0}, *first = NULL;
  if (hints) {
    wanted.ai_flags = hints->flags & FLAGS_ALIKE;
    wanted.ai_family = hints->family;
    wanted.ai_socktype = hints->socktype;
    wanted.ai_protocol = hints->protocol;
  }
  *found = NULL;
  if (getaddrinfo(host, service, hints ? &wanted : NULL, &first)) return EAI_NONAME_BIONIC;
  struct bionic_addrinfo **tail = found;
  for (struct addrinfo *each = first; each; each = each->ai_next) {
    struct bionic_addrinfo *copy = calloc(1, sizeof *copy);
    copy->family = each->ai_family;
    copy->socktype = each->ai_socktype;
    copy->protocol = each->ai_protocol;
    copy->length = each->ai_addrlen;
    copy->address = malloc(each->ai_addrlen);
    memcpy(copy->address, each->ai_addr, each->ai_addrlen);
    *tail = copy;
    tail = &copy->next;
  }
  freeaddrinfo(first);
  return 0;
}

void __wrap_freeaddrinfo(struct bionic_addrinfo *each) {
  while (each) {
    struct bionic_addrinfo *next = each->next;
    free(each->address);
    free(each);
    each = next;
  }
}

const char *__wrap_gai_strerror(int error) {
  (void)error;
  return "no such host";
}

/* The JVM needs its own handlers; Rust asks only for its stack guard's and to ignore SIGPIPE. */
int __wrap_sigaction(int number, const void *action, void *old) {
  enum { BIONIC_SIGACTION_BYTES = 32 };
  (void)number, (void)action;
  if (old) memset(old, 0, BIONIC_SIGACTION_BYTES);
  return 0;
}

void *__wrap_signal(int number, void *handler) {
  return number == SIGPIPE ? (void *)signal(number, (sighandler_t)handler) : NULL;
}

/* bionic's numbers, from its bits/sysconf.h. */
long __wrap_sysconf(int name) {
  enum { PAGESIZE = 0x27, PAGE_SIZE = 0x28, NPROCESSORS_CONF = 0x60, NPROCESSORS_ONLN = 0x61 };
  switch (name) {
  case PAGESIZE:
  case PAGE_SIZE: return sysconf(_SC_PAGESIZE);
  case NPROCESSORS_CONF:
  case NPROCESSORS_ONLN: return sysconf(_SC_NPROCESSORS_ONLN);
  default: fprintf(stderr, "shim: sysconf(%#x) is not known\n", (unsigned)name); return -1;
  }
}

/* tao sends the process's output to the log; the test's own output stays where it is. */
int __wrap_dup2(int from, int to) { return to == STDOUT_FILENO || to == STDERR_FILENO ? to : dup2(from, to); }

/* An app that ends takes its process with it. Here that would be the test: the thread stops for good, and says so. */
void __wrap_exit(int code) {
  fprintf(stderr, "shim: the app called exit(%d)\n", code);
  for (;;) pause();
}

/* Without a handle bionic searches the caller's library too; so tao finds `main`. */
void *__wrap_dlsym(void *handle, const char *name) {
  if (handle) return dlsym(handle, name);
  Dl_info caller;
  if (dladdr(__builtin_return_address(0), &caller)) {
    void *library = dlopen(caller.dli_fname, RTLD_NOLOAD | RTLD_LAZY);
    void *symbol = library ? dlsym(library, name) : NULL;
    if (symbol) return symbol;
  }
  return dlsym(RTLD_DEFAULT, name);
}

/* --- liblog --------------------------------------------------------------------------------------------------------- */

/* One line an entry, found by the tests by its beginning. */
int __android_log_write(int priority, const char *tag, const char *text) {
  fprintf(stderr, "android log %d %s: %s\n", priority, tag, text);
  return 1;
}

int __android_log_buf_write(int buffer, int priority, const char *tag, const char *text) {
  (void)buffer;
  return __android_log_write(priority, tag, text);
}

/* --- loopers -------------------------------------------------------------------------------------------------------- */

enum { POLL_WAKE = -1, POLL_CALLBACK = -2, POLL_TIMEOUT = -3, POLL_ERROR = -4, EVENT_INPUT = 1, MOST_FDS = 16 };

typedef int (*looper_callback)(int fd, int events, void *data);

struct watched_fd {
  int fd, ident;
  looper_callback callback;
  void *data;
};

typedef struct {
  pthread_mutex_t lock;
  struct watched_fd watched[MOST_FDS];
  int count, wake;
} ALooper;

static __thread ALooper *of_this_thread;

ALooper *ALooper_forThread(void) {
  if (!of_this_thread) {
    of_this_thread = calloc(1, sizeof *of_this_thread);
    pthread_mutex_init(&of_this_thread->lock, NULL);
    of_this_thread->wake = eventfd(0, EFD_NONBLOCK);
  }
  return of_this_thread;
}

ALooper *ALooper_prepare(int options) {
  (void)options;
  return ALooper_forThread();
}

void ALooper_acquire(ALooper *looper) { (void)looper; }
void ALooper_release(ALooper *looper) { (void)looper; }

void ALooper_wake(ALooper *looper) {
  uint64_t one = 1;
  if (write(looper->wake, &one, sizeof one) < 0) perror("shim: wake");
}

int ALooper_addFd(ALooper *looper, int fd, int ident, int events, looper_callback callback, void *data) {
  (void)events;
  pthread_mutex_lock(&looper->lock);
  if (looper->count == MOST_FDS) {
    fprintf(stderr, "shim: more than %d descriptors in one looper\n", MOST_FDS);
    abort();
  }
  looper->watched[looper->count++] = (struct watched_fd){fd, callback ? POLL_CALLBACK : ident, callback, data};
  pthread_mutex_unlock(&looper->lock);
  ALooper_wake(looper);
  return 1;
}

int ALooper_removeFd(ALooper *looper, int fd) {
  int removed = 0;
  pthread_mutex_lock(&looper->lock);
  for (int i = 0; i < looper->count; i++)
    if (looper->watched[i].fd == fd) {
      looper->watched[i] = looper->watched[--looper->count];
      removed = 1;
      break;
    }
  pthread_mutex_unlock(&looper->lock);
  return removed;
}

int ALooper_pollOnce(int millis, int *out_fd, int *out_events, void **out_data) {
  ALooper *looper = ALooper_forThread();
  struct watched_fd watched[MOST_FDS];
  struct pollfd polled[MOST_FDS + 1];
  pthread_mutex_lock(&looper->lock);
  int count = looper->count;
  memcpy(watched, looper->watched, sizeof watched);
  pthread_mutex_unlock(&looper->lock);
  for (int i = 0; i < count; i++) polled[i] = (struct pollfd){watched[i].fd, POLLIN, 0};
  polled[count] = (struct pollfd){looper->wake, POLLIN, 0};

  int ready = poll(polled, count + 1, millis);
  if (ready < 0) return POLL_ERROR;
  if (ready == 0) return POLL_TIMEOUT;
  for (int i = 0; i < count; i++) {
    if (!polled[i].revents) continue;
    if (watched[i].callback) {
      if (!watched[i].callback(watched[i].fd, EVENT_INPUT, watched[i].data)) ALooper_removeFd(looper, watched[i].fd);
      return POLL_CALLBACK;
    }
    if (out_fd) *out_fd = watched[i].fd;
    if (out_events) *out_events = EVENT_INPUT;
    if (out_data) *out_data = watched[i].data;
    return watched[i].ident;
  }
  uint64_t woken;
  if (read(looper->wake, &woken, sizeof woken) < 0) perror("shim: woken");
  return POLL_WAKE;
}

int ALooper_pollAll(int millis, int *out_fd, int *out_events, void **out_data) {
  int result;
  do result = ALooper_pollOnce(millis, out_fd, out_events, out_data);
  while (result == POLL_CALLBACK);
  return result;
}

/* --- assets: files below the folder that the environment names ------------------------------------------------------- */

typedef struct {
  char *bytes;
  long length;
} AAsset;

void *AAssetManager_fromJava(JNIEnv *env, jobject manager) {
  (void)env, (void)manager;
  return (void *)1;
}

AAsset *AAssetManager_open(void *manager, const char *name, int mode) {
  (void)manager, (void)mode;
  const char *folder = getenv("RUN_ASSETS");
  char path[4096];
  snprintf(path, sizeof path, "%s/%s", folder ? folder : "/nonexistent", name);
  FILE *file = fopen(path, "rb");
  if (!file) return NULL;
  AAsset *asset = calloc(1, sizeof *asset);
  fseek(file, 0, SEEK_END);
  asset->length = ftell(file);
  rewind(file);
  asset->bytes = malloc(asset->length + 1);
  if (fread(asset->bytes, 1, asset->length, file) != (size_t)asset->length) perror("shim: asset");
  fclose(file);
  return asset;
}

const void *AAsset_getBuffer(AAsset *asset) { return asset->bytes; }
long AAsset_getLength64(AAsset *asset) { return asset->length; }

void AAsset_close(AAsset *asset) {
  free(asset->bytes);
  free(asset);
}

/* --- what the library names and the app never calls ------------------------------------------------------------------ */

#define REFUSED(name)                                   \
  void name(void) {                                     \
    fprintf(stderr, "shim: " #name " is not there\n"); \
    abort();                                            \
  }
#include "refused.h"

/* --- the tests' side ------------------------------------------------------------------------------------------------- */

static jobject class_loader;
static jmethodID load_class;
static jniNativeInterface *original;

/* On Android the app's class loader is the caller's; here a thread of Rust's finds the system's. Asks the app's first. */
static jclass JNICALL find_class(JNIEnv *env, const char *name) {
  if (name[0] != '[' && strncmp(name, "java/", 5) != 0) {
    char dotted[512];
    snprintf(dotted, sizeof dotted, "%s", name);
    for (char *c = dotted; *c; c++)
      if (*c == '/') *c = '.';
    jstring text = original->NewStringUTF(env, dotted);
    jclass found = original->CallObjectMethod(env, class_loader, load_class, text);
    if (!original->ExceptionCheck(env) && found) return found;
    original->ExceptionClear(env);
  }
  return original->FindClass(env, name);
}

#define NATIVE(name) JNIEXPORT JNICALL Java_coop_cooprofesoresun_multiportal_run_Native_##name

/* Makes `loader` the one that JNI's FindClass asks first. Answers whether this JVM lets its JNI functions be replaced. */
jboolean NATIVE(findClassesWith)(JNIEnv *env, jobject self, jobject loader) {
  (void)self;
  JavaVM *machine;
  jvmtiEnv *tools;
  (*env)->GetJavaVM(env, &machine);
  if ((*machine)->GetEnv(machine, (void **)&tools, JVMTI_VERSION_11) != JNI_OK) return JNI_FALSE;
  class_loader = (*env)->NewGlobalRef(env, loader);
  jclass loader_class = (*env)->FindClass(env, "java/lang/ClassLoader");
  load_class = (*env)->GetMethodID(env, loader_class, "loadClass", "(Ljava/lang/String;)Ljava/lang/Class;");
  jniNativeInterface *replaced;
  (*tools)->GetJNIFunctionTable(tools, &original);
  (*tools)->GetJNIFunctionTable(tools, &replaced);
  replaced->FindClass = find_class;
  return (*tools)->SetJNIFunctionTable(tools, replaced) == JVMTI_ERROR_NONE;
}

/* Runs what waits in this thread's looper, for `millis` at most. */
void NATIVE(runLooper)(JNIEnv *env, jobject self, jint millis) {
  (void)env, (void)self;
  ALooper_pollOnce(millis, NULL, NULL, NULL);
}
