// Swift 6.0 on Linux: libswiftObservation refers to swift::threading::fatal, which no library defines, so a
// program that uses @Observable does not link. The same symbol, with C linkage. Empty everywhere else.
#if defined(__linux__)
#include <stdlib.h>

void _ZN5swift9threading5fatalEPKcz(const char *message, ...) {
  (void)message;
  abort();
}
#endif
