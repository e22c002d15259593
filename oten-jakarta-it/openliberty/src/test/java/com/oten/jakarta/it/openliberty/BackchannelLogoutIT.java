package com.oten.jakarta.it.openliberty;

import com.oten.jakarta.it.BackchannelLogoutBehaviour;

class BackchannelLogoutIT extends BackchannelLogoutBehaviour {}
