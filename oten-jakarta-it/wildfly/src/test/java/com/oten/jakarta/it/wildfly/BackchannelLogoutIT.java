package com.oten.jakarta.it.wildfly;

import com.oten.jakarta.it.BackchannelLogoutBehaviour;

class BackchannelLogoutIT extends BackchannelLogoutBehaviour {}
