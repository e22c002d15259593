package com.oten.jakarta.it.payara;

import com.oten.jakarta.it.BackchannelLogoutBehaviour;

class BackchannelLogoutIT extends BackchannelLogoutBehaviour {}
