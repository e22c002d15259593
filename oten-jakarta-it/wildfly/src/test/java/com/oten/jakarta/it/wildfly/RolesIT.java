package com.oten.jakarta.it.wildfly;

import com.oten.jakarta.it.RolesBehaviour;

class RolesIT extends RolesBehaviour {}
