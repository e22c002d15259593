package com.oten.jakarta.it.openliberty;

import com.oten.jakarta.it.RolesBehaviour;

class RolesIT extends RolesBehaviour {}
