package com.oten.jakarta.it.payara;

import com.oten.jakarta.it.RolesBehaviour;

class RolesIT extends RolesBehaviour {}
