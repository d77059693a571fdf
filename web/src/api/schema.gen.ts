// Generated from openapi.json by `npm run generate`. Do not edit.

export interface paths {
    "/api/v1/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether this installation still has to be set up */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Needed or not */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            needed: boolean;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Set up the installation and sign in as its owner */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SetupRequest"];
                };
            };
            responses: {
                /** @description Set up; the session cookie is set, and the key is shown this once */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SetupDone"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is asking, in which workspace, and what they may do */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Me */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Me"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change settings of the workspace */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WorkspaceChange"];
                };
            };
            responses: {
                /** @description The workspace as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Workspace"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/workspace/business": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What stands on our own documents */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The details */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BusinessDetails"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change what stands on our own documents; fields left out stay */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["BusinessDetailsChange"];
                };
            };
            responses: {
                /** @description The details as they are now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BusinessDetails"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/workspace/logo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The logo */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The picture */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "image/png": string;
                        "image/jpeg": string;
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        /** Put a logo on our own documents: a PNG or JPEG */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "image/png": string;
                    "image/jpeg": string;
                };
            };
            responses: {
                /** @description The details as they are now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BusinessDetails"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        /** Take the logo off */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The details as they are now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BusinessDetails"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sample-data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether there is sample data, and what can be done with it */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The sample data */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SampleData"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Remove the sample data: what people made, and what that needs, stays */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Removed; how many of each kind */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SampleDataRemoved"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sample-data/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send the sample invoices to practice books and play through what becomes of them
         * @description Invoices are sent, paid, credited and voided as people would, one step after the other. Only books that are for practice are used; asked twice, everything is done once.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Asked for; what becomes of it comes by event */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SampleData"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the members by name, and (for those who may invite) the open invitations */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All of them */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Member"][];
                            invitations: components["schemas"]["Invitation"][];
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        /** Invite a person; the answer has the link to send */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["MemberToInvite"];
                };
            };
            responses: {
                /** @description The invitation */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Invitation"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/members/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a person out of the workspace */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Gone */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** Give a member another role */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["MemberToChange"];
                };
            };
            responses: {
                /** @description The member as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Member"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an invitation by the secret in its link */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The invitation */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InvitationToAccept"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Withdraw an invitation */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Gone */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Join the workspace, and sign in */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["InvitationAcceptance"];
                };
            };
            responses: {
                /** @description Joined; the session cookie is set */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            workspaceId: string;
                        };
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the API keys, newest first; never the keys themselves */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All that live */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ApiKey"][];
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        /** Create an API key; the answer shows it this once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ApiKeyToCreate"];
                };
            };
            responses: {
                /** @description The key */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CreatedApiKey"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke an API key at once */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Revoked */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/companies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List companies, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description Part of the name or of an address */
                    q?: string;
                    externalId?: string;
                    /** @description Up to 200 ids with commas between */
                    ids?: string;
                    limit?: number;
                    /** @description The nextCursor of the page before */
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of companies */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Company"][];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        /** Create a company */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CompanyToCreate"];
                };
            };
            responses: {
                /** @description The company that has this externalId already */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Company"];
                    };
                };
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Company"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/companies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a company */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The company */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Company"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Archive a company */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The company, archived */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Company"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** Change a company; fields left out stay, a list of e-mails replaces the one before */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CompanyToChange"];
                };
            };
            responses: {
                /** @description The company as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Company"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List contacts, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description Part of the name or of the address */
                    q?: string;
                    companyId?: string;
                    externalId?: string;
                    /** @description Up to 200 ids with commas between */
                    ids?: string;
                    limit?: number;
                    /** @description The nextCursor of the page before */
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of contacts */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Contact"][];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        /** Create a contact */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ContactToCreate"];
                };
            };
            responses: {
                /** @description The contact that has this externalId already */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Contact"];
                    };
                };
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Contact"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a contact */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The contact */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Contact"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Archive a contact */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The contact, archived */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Contact"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** Change a contact; fields left out stay */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ContactToChange"];
                };
            };
            responses: {
                /** @description The contact as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Contact"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/companies/{id}/books": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where a company stands in each of the connected books */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description One for each connection that it is known in, or that its invoices go to */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["CustomerInBooks"][];
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/companies/{id}/books/take-theirs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write the contact's name and e-mail address over this company's */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["BooksOfCustomer"];
                };
            };
            responses: {
                /** @description Done; what goes to the books is on its way */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            isDone: true;
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/companies/{id}/books/keep-ours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send this company's name and e-mail address to the books again */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["BooksOfCustomer"];
                };
            };
            responses: {
                /** @description Done; what goes to the books is on its way */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            isDone: true;
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/{id}/books": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where a contact stands in each of the connected books */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description One for each connection that it is known in, or that its invoices go to */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["CustomerInBooks"][];
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/{id}/books/take-theirs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write the contact's name and e-mail address over this contact's */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["BooksOfCustomer"];
                };
            };
            responses: {
                /** @description Done; what goes to the books is on its way */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            isDone: true;
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/{id}/books/keep-ours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send this contact's name and e-mail address to the books again */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["BooksOfCustomer"];
                };
            };
            responses: {
                /** @description Done; what goes to the books is on its way */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            isDone: true;
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/billing-recipients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every e-mail address of a company and of its contacts, or of one contact */
        get: {
            parameters: {
                query?: {
                    companyId?: string;
                    contactId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The addresses, the company’s own first */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["BillingRecipient"][];
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/product-categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the product categories by name */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All of them */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ProductCategory"][];
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        /** Create a product category */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ProductCategoryToSave"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProductCategory"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/product-categories/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Rename a product category */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ProductCategoryToSave"];
                };
            };
            responses: {
                /** @description As it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProductCategory"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/tax-components": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the tax components by name */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All of them */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["TaxComponent"][];
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        /** Create a tax component */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TaxComponentToCreate"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TaxComponent"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tax-components/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a tax component, or make it the default */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TaxComponentToChange"];
                };
            };
            responses: {
                /** @description As it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TaxComponent"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/payment-methods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the payment methods in the order in which people are asked */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All of them */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["PaymentMethod"][];
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        /** Create a payment method */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PaymentMethodToSave"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PaymentMethod"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payment-methods/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Rename a payment method */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PaymentMethodToSave"];
                };
            };
            responses: {
                /** @description As it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PaymentMethod"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List products, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description Part of the code or of the name */
                    q?: string;
                    externalId?: string;
                    limit?: number;
                    /** @description The nextCursor of the page before */
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of products */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Product"][];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        /** Create a product */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ProductToCreate"];
                };
            };
            responses: {
                /** @description The product that has this externalId already */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Product"];
                    };
                };
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Product"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a product */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The product */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Product"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Archive a product */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The product, archived */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Product"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** Change a product; fields left out stay */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ProductToChange"];
                };
            };
            responses: {
                /** @description The product as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Product"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/stages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the stages of a board, or of both, in order */
        get: {
            parameters: {
                query?: {
                    board?: "sales" | "jobs";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The stages */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Stage"][];
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        /** Add a stage at the end of a board */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["StageToCreate"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Stage"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stages/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a stage; its records move to another one
         * @description While records stand in it, `moveTo` must say where they go: otherwise 409 `stageInUse`. A board keeps at least one stage: 409 `lastStage`.
         */
        delete: {
            parameters: {
                query?: {
                    /** @description Another stage of the same board */
                    moveTo?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The stage as it was */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            stage: components["schemas"]["Stage"];
                            /** @description How many records moved */
                            moved: number;
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** Rename, colour or move a stage */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["StageToChange"];
                };
            };
            responses: {
                /** @description As it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Stage"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/columns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the custom columns of a board, or of all */
        get: {
            parameters: {
                query?: {
                    board?: "sales" | "jobs" | "invoices" | "companies" | "contacts";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The columns */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["CustomColumn"][];
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        /** Add a column to a board */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ColumnToCreate"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CustomColumn"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/columns/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a column off its board; its values come back with it */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The column */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CustomColumn"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /**
         * Rename a column, change its labels, or bring it back
         * @description A label keeps its id. One that is left out is removed; while a row holds it that is refused with `labelInUse`.
         */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ColumnToChange"];
                };
            };
            responses: {
                /** @description As it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CustomColumn"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/columns/{id}/values/{recordId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put a value into a cell; null clears it
         * @description With `was`, only while the cell still holds that: otherwise 409 `changedMeanwhile`.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    recordId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ValueToPut"];
                };
            };
            responses: {
                /** @description What the cell holds now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CustomValue"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the views of a board, or of all: main ones first, then shared ones and one’s own */
        get: {
            parameters: {
                query?: {
                    board?: "sales" | "jobs" | "invoices" | "companies" | "contacts";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The views */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["View"][];
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        /** Save a view */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ViewToCreate"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["View"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/views/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a view */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The view as it was */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["View"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** Rename a view, share it or keep it private, or save its settings */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ViewToChange"];
                };
            };
            responses: {
                /** @description As it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["View"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/sales-docs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List sales docs, newest first, without lines */
        get: {
            parameters: {
                query?: {
                    /** @description Part of number, title, reference or customer */
                    q?: string;
                    stageId?: string;
                    companyId?: string;
                    contactId?: string;
                    externalId?: string;
                    /** @description Up to 200 ids with commas between */
                    ids?: string;
                    /** @description Those whose Accounting Status shows one of these invoices */
                    invoiceIds?: string;
                    limit?: number;
                    /** @description The nextCursor of the page before */
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of sales docs */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["SalesDoc"][];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        /** Create a sales doc */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SalesDocToCreate"];
                };
            };
            responses: {
                /** @description The sales doc that has this externalId already */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SalesDoc"];
                    };
                };
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SalesDoc"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sales-docs/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What lines would come to; nothing is saved */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SalesDocToPreview"];
                };
            };
            responses: {
                /** @description Totals */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SalesDocPreview"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sales-docs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a sales doc with its lines */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The sales doc */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SalesDoc"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Archive a sales doc */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The sales doc, archived */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SalesDoc"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** Change a sales doc; fields left out stay, a list of lines replaces the one before */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SalesDocToChange"];
                };
            };
            responses: {
                /** @description The sales doc as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SalesDoc"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/sales-docs/{id}/job": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a job from a sales doc */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["JobFromSalesDoc"];
                };
            };
            responses: {
                /** @description The job that has this externalId already */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Job"];
                    };
                };
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Job"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sales-docs/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept a quote: it becomes an order, moves to the stage for accepted ones, and has a job. Twice is once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The sales doc as it is now, with its job */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AcceptedQuote"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sales-docs/{id}/undo-acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the acceptance back; the job that it made goes with it unless somebody has worked on it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The sales doc as it is now, with its job */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AcceptedQuote"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List jobs, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description Part of number, title or customer */
                    q?: string;
                    stageId?: string;
                    salesDocId?: string;
                    companyId?: string;
                    externalId?: string;
                    /** @description Up to 200 ids with commas between */
                    ids?: string;
                    /** @description Those whose Accounting Status shows one of these invoices */
                    invoiceIds?: string;
                    limit?: number;
                    /** @description The nextCursor of the page before */
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of jobs */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Job"][];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        /** Create a job */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["JobToCreate"];
                };
            };
            responses: {
                /** @description The job that has this externalId already */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Job"];
                    };
                };
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Job"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a job */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The job */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Job"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Archive a job */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The job, archived */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Job"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** Change a job; fields left out stay */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["JobToChange"];
                };
            };
            responses: {
                /** @description The job as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Job"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/sales-docs/{id}/billing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read how much of it is invoiced, and how much remains */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Null: nothing is sold yet, so that nothing remains */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            billing: components["schemas"]["Billing"];
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}/billing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read how much of it is invoiced, and how much remains */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Null: nothing is sold yet, so that nothing remains */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            billing: components["schemas"]["Billing"];
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List invoices, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description Part of the number, the reference or the customer */
                    q?: string;
                    state?: "notSent" | "awaitingApproval" | "queued" | "sending" | "needsAttention" | "inBooks" | "ignored";
                    /** @description Those in these books, or on their way there */
                    connectionId?: string;
                    companyId?: string;
                    contactId?: string;
                    salesDocId?: string;
                    jobId?: string;
                    externalId?: string;
                    /** @description Those that the books come to another total or tax for */
                    totalsDiffer?: boolean;
                    /** @description Those that somebody changed in the books */
                    isChangedThere?: boolean;
                    /** @description Up to 200 ids with commas between */
                    ids?: string;
                    limit?: number;
                    /** @description The nextCursor of the page before */
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of invoices */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["InvoiceItem"][];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Create an invoice, and send it where `send` is set and books are connected
         * @description Answers at once with the invoice queued; its number comes by event when the books have it. What may not go as it is stays here with syncState `needsAttention` and its problem.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["InvoiceToCreate"];
                };
            };
            responses: {
                /** @description The invoice that has this externalId already */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Invoice"];
                    };
                };
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Invoice"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an invoice, with its lines, its way to the books and every change of status */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The invoice */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Invoice"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Replace what was decided of an invoice
         * @description One that the books have is saved here at once and its change sent to them; `allowedEdits` says what of it may still change. A line keeps its identity by its id; a line left out is deleted.
         */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["InvoiceToChange"];
                };
            };
            responses: {
                /** @description The invoice as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Invoice"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/invoices/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the invoice screen opens with; nothing is saved */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["InvoiceSource"];
                };
            };
            responses: {
                /** @description The draft */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InvoiceDraft"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What an invoice would come to, and what stands in its way; nothing is saved */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["InvoiceToCreate"];
                };
            };
            responses: {
                /** @description Totals and problems */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InvoicePreview"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send several invoices, with a result for each */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["InvoicesToSend"];
                };
            };
            responses: {
                /** @description A result for each, in the order given */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /**
                                 * Format: uuid
                                 * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
                                 */
                                id: string;
                                isSent: boolean;
                                reason: string | null;
                            }[];
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve several invoices that wait here, and send them, with a result for each */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["InvoicesToSend"];
                };
            };
            responses: {
                /** @description A result for each, in the order given */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /**
                                 * Format: uuid
                                 * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
                                 */
                                id: string;
                                isSent: boolean;
                                reason: string | null;
                            }[];
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/{id}/take-theirs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let what was changed in the books count here too */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DifferencesToSettle"];
                };
            };
            responses: {
                /** @description The invoice as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Invoice"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/{id}/keep-ours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send ours to the books again */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DifferencesToSettle"];
                };
            };
            responses: {
                /** @description The invoice as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Invoice"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/{id}/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send it to the books */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The invoice as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Invoice"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve one that waits here, and send it to the books */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The invoice as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Invoice"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Check it again and send it, now */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The invoice as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Invoice"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/{id}/void": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Void it, here and in the books */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The invoice as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Invoice"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/{id}/ignore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set it aside: it will not be sent */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The invoice as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Invoice"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/{id}/unignore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take it up again */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The invoice as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Invoice"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List payments and credits, newest first; removed ones say when */
        get: {
            parameters: {
                query?: {
                    invoiceId?: string;
                    of?: "salesDoc" | "job" | "company" | "contact";
                    id?: string;
                    limit?: number;
                    /** @description The nextCursor of the page before */
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of payments */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Payment"][];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/{id}/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record a payment, here and in the books
         * @description Answers at once with the payment queued. Without an account it goes where the mapping says. What would not be accepted is refused here, before anything is sent.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PaymentToRecord"];
                };
            };
            responses: {
                /** @description The payment that has this externalId already */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Payment"];
                    };
                };
                /** @description Recorded */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Payment"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a payment, or take credit off its invoice, here and in the books
         * @description One that the books have stays in the list until it is gone there; removing twice is removing once.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The payment as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Payment"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/sums": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sum what was invoiced, paid and credited of a record, and what is owing, a row a currency */
        get: {
            parameters: {
                query: {
                    of: "salesDoc" | "job" | "company" | "contact";
                    id: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The sums */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["PaymentSum"][];
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/credit-notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the credit notes given here, newest first */
        get: {
            parameters: {
                query?: {
                    invoiceId?: string;
                    limit?: number;
                    /** @description The nextCursor of the page before */
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of credit notes */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["CreditNote"][];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/{id}/credit-notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Credit an invoice, whole or some of its lines
         * @description Answers at once with the credit note queued: it is created in the books, and then set against the invoice. What would not be accepted is refused here, before anything is sent.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CreditToGive"];
                };
            };
            responses: {
                /** @description The credit note that has this externalId already */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CreditNote"];
                    };
                };
                /** @description Given */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CreditNote"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/credit-notes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Withdraw a credit note that has not gone to the books */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The credit note as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CreditNote"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/{id}/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the books did with an invoice for its customer, as far as it was asked for */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description E-mail, link, PDF, files, notes */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InvoiceDocuments"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/{id}/documents/{what}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have the online link, the PDF, the files or the history read from the books
         * @description Answers at once; what was read comes by event.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    what: "onlineUrl" | "pdf" | "files" | "history";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The documents as they are now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InvoiceDocuments"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/{id}/ledger-pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The invoice as the books print it, once it was read */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The PDF */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/pdf": string;
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/{id}/emails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have the books e-mail the invoice to the customer’s address there
         * @description What would not be sent is refused here, before anything is asked. One with an `externalId` is asked for once.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["EmailToSend"];
                };
            };
            responses: {
                /** @description The documents as they are now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InvoiceDocuments"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoice-emails/{id}/send-again": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that an e-mail in doubt was not sent, and send it again */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The documents as they are now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InvoiceDocuments"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoice-emails/{id}/was-sent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that an e-mail in doubt was sent */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The documents as they are now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InvoiceDocuments"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/{id}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Attach a file, here and in the books
         * @description The bytes are the body, their type its Content-Type. At most 10 MB, and ten files an invoice.
         */
        post: {
            parameters: {
                query: {
                    name: string;
                    /** @description Whether the customer sees it with the online invoice */
                    isOnline?: "true" | "false";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/octet-stream": string;
                };
            };
            responses: {
                /** @description The documents as they are now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InvoiceDocuments"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoice-files/{id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file that was attached here, byte for byte */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The file */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/octet-stream": string;
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoice-files/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take back a file that has not gone to the books */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The documents as they are now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InvoiceDocuments"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a note to the history of the invoice in the books */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NoteToAdd"];
                };
            };
            responses: {
                /** @description The documents as they are now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InvoiceDocuments"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sales-docs/{id}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A quote or an order as a PDF for the customer */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The PDF */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/pdf": string;
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/{id}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An invoice as a PDF of our own, besides the one of the books */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The PDF */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/pdf": string;
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/credits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The credit that a customer has in the books: prepayments, overpayments, credit notes
         * @description For an invoice: what it can take. For a company or a contact: all, newest first, 200 at most.
         */
        get: {
            parameters: {
                query?: {
                    invoiceId?: string;
                    companyId?: string;
                    contactId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The credits */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Credit"][];
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/{id}/credit-uses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set credit of the customer against an invoice, here and in the books
         * @description Answers at once with the use queued. What would not be accepted is refused here, before anything is sent.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CreditToUse"];
                };
            };
            responses: {
                /** @description The use that has this externalId already */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CreditUse"];
                    };
                };
                /** @description Queued */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CreditUse"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/credits/{id}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pay credit back, here and in the books
         * @description Answers at once with the refund queued. Without an account it leaves where the mapping says.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PaymentToRecord"];
                };
            };
            responses: {
                /** @description The refund that has this externalId already */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CreditUse"];
                    };
                };
                /** @description Queued */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CreditUse"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/credit-uses/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Withdraw a use of credit, or a refund, that has not gone to the books */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The use as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CreditUse"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List connections, ended ones included */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The connections, the default one first, and the ledgers that can be connected */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Connection"][];
                            providers: string[];
                            /** @description The same with their names, and what one set of their books is called */
                            ledgers: {
                                provider: string;
                                name: string;
                                organisation: string;
                            }[];
                            /** @description Why new invoices go nowhere though books are connected, and what mends it */
                            whyWaiting: string | null;
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a connection: health, calls, what is wrong with its mapping */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The connection */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Connection"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Disconnect: the grant is given up and forgotten, links and mirrors stay */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The connection, ended */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Connection"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** Change how invoices arrive in the books and look, and when customers go there */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ConnectionToChange"];
                };
            };
            responses: {
                /** @description The connection as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Connection"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/connections/{id}/default": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Make it the default: invoices of customers who are tied to no books go there from now on */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The connection as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Connection"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{id}/sweep": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read what has changed in the books, now */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Asked for; the result comes by event */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            isAsked: true;
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{id}/refresh-references": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read accounts, tax rates and the like again, now */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Asked for; the result comes by event */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            isAsked: true;
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{id}/references": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the books hold: accounts, tax rates, items, currencies */
        get: {
            parameters: {
                query?: {
                    kind?: "account" | "taxRate" | "item" | "currency" | "trackingCategory" | "brandingTheme";
                    /** @description Part of the code or of the name */
                    q?: string;
                    /** @description Archived ones too */
                    all?: boolean;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description By kind and code */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["LedgerReference"][];
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/authorizations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far an attempt to connect has come */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The attempt */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AuthorizationState"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/authorizations/{id}/organisation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Choose one of several organisations that were granted */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ChosenOrganisation"];
                };
            };
            responses: {
                /** @description Chosen */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            isAsked: true;
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{provider}/authorizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin to connect: answers the address at which a person grants access */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    provider: "xero" | "quickbooks";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Open authorizationUrl in a browser */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Authorization"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{id}/backfills": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the backfills of a connection, newest first, and the range that a new one would have */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The backfills */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Backfill"][];
                            /** @description From the start of the organisation's business year to today */
                            usualRange: {
                                from: string;
                                to: string;
                            };
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Make a preview: what would become of each invoice of the range; nothing is sent
         * @description Answers at once in the state `checking`; the books are asked for the numbers of the invoices, and the preview is complete when the state is `checked`. An earlier preview that was not started goes.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["BackfillRange"];
                };
            };
            responses: {
                /** @description The preview, being made */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Backfill"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/backfills/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a backfill: counts and sums by outcome, cost, progress with the time left */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The backfill */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Backfill"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/backfills/{id}/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became, or would become, of each invoice, the oldest first */
        get: {
            parameters: {
                query?: {
                    outcome?: "willSend" | "needsAttention" | "inBooks" | "inBooksByNumber" | "onItsWay" | "setAside" | "voided" | "changedMeanwhile" | "sending" | "sent" | "undoing" | "undone" | "undoRefused";
                    limit?: number;
                    cursor?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["BackfillInvoice"][];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/backfills/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start the run that the preview shows */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The backfill as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Backfill"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/backfills/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pause it: what has not left yet is taken back */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The backfill as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Backfill"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/backfills/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Go on with it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The backfill as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Backfill"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/backfills/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop it for good: what has arrived stays */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The backfill as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Backfill"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/backfills/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take what the run made out of the books again */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The backfill as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Backfill"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{id}/mappings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the mapping */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The mapping */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Mappings"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        /** Save choices; what is not named stays */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["MappingsToSave"];
                };
            };
            responses: {
                /** @description The mapping as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Mappings"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{id}/account-items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have an item made in the books that stands for an account; asked for twice it is made once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AccountItemToMake"];
                };
            };
            responses: {
                /** @description The mapping as it is now; the item comes by event */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Mappings"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{id}/contact-ties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every customer with its contact in the books, or with who it could be */
        get: {
            parameters: {
                query?: {
                    state?: "linked" | "suggested" | "ambiguous" | "createsNew" | "none";
                    customer?: string;
                    /** @description Part of the name or of an e-mail address */
                    q?: string;
                    limit?: number;
                    /** @description The nextCursor of the page before */
                    cursor?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description By name */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ContactTies"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{id}/books-contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Search the active contacts of the books, to choose one */
        get: {
            parameters: {
                query?: {
                    q?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Fifty at most, by name */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["BooksContact"][];
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{id}/contact-ties/tie": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tie a customer to a contact of the books, in place of another one if there is one */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ContactToTie"];
                };
            };
            responses: {
                /** @description Done; what waited for it goes on */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            isDone: true;
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{id}/contact-ties/untie": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Untie a customer: the contact stays in the books, and the two are not taken for each other again */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ContactToUntie"];
                };
            };
            responses: {
                /** @description Done; what waited for it goes on */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            isDone: true;
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{id}/contact-ties/create-new": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have a new contact made for a customer on purpose, whoever looks like it in the books */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ContactToMakeAnew"];
                };
            };
            responses: {
                /** @description Done; what waited for it goes on */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            isDone: true;
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{id}/contact-ties/confirm-exact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm every suggestion that leaves no doubt */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description How many were tied, and how many left: shared by several, or on their way */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            confirmed: number;
                            left: number;
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{id}/contact-imports/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an import of customers from the books would do, by what is known of them here */
        get: {
            parameters: {
                query?: {
                    isCustomer?: boolean;
                    isActive?: boolean;
                    hasEmail?: boolean;
                    hasBothNames?: boolean;
                    outcome?: "added" | "linked" | "known" | "asked" | "skipped";
                    limit?: number;
                    /** @description The nextCursor of the page before */
                    cursor?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Counts of all, and a page */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ContactImportPreview"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{id}/contact-imports/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read all contacts of the books again, now */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Asked for; the result comes by event */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            isAsked: true;
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{id}/contact-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The latest imports of customers from the books */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Newest first, twenty at most */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ContactImport"][];
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Import customers from the books in the background
         * @description While one is under way that one is answered. Customers who are tied already are never taken twice.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ContactImportCriteria"];
                };
            };
            responses: {
                /** @description Begun; how far it is comes by event */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ContactImport"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contact-imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far an import is, and what it did */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The import */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ContactImport"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contact-imports/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop an import; what was imported stays */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The import as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ContactImport"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contact-imports/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Go on with an import where it stopped */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The import as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ContactImport"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contact-imports/{id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became of each contact */
        get: {
            parameters: {
                query?: {
                    outcome?: "added" | "linked" | "known" | "asked" | "skipped";
                    limit?: number;
                    /** @description The nextCursor of the page before */
                    cursor?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ImportedContact"][];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contact-imports/{id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The whole report as CSV, with nothing in it that a spreadsheet would run */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The report */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sync-operations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List sync operations, newest first */
        get: {
            parameters: {
                query?: {
                    state?: "queued" | "sending" | "needsAttention" | "done" | "ignored";
                    /** @description Part of the number, the customer or the problem code */
                    q?: string;
                    /** @description Of these kinds alone, with commas between */
                    kinds?: string;
                    /** @description Of these books alone */
                    connectionId?: string;
                    /** @description Of this company or contact alone */
                    customerId?: string;
                    limit?: number;
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["SyncOperation"][];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sync-operations/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many operations stand where, and what the invoices come to */
        get: {
            parameters: {
                query?: {
                    /** @description Part of the number, the customer or the problem code */
                    q?: string;
                    /** @description Of these kinds alone, with commas between */
                    kinds?: string;
                    /** @description Of these books alone */
                    connectionId?: string;
                    /** @description Of this company or contact alone */
                    customerId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Counts */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SyncCounts"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sync-operations/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Retry several operations, or all that need attention, with a result for each */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["OperationsToRetry"];
                };
            };
            responses: {
                /** @description A result for each */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /**
                                 * Format: uuid
                                 * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
                                 */
                                id: string;
                                isRetried: boolean;
                                reason: string | null;
                            }[];
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sync-operations/ignore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set several aside that need attention, with a result for each */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["OperationsToIgnore"];
                };
            };
            responses: {
                /** @description A result for each */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /**
                                 * Format: uuid
                                 * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
                                 */
                                id: string;
                                isIgnored: boolean;
                                reason: string | null;
                            }[];
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sync-operations/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Retry one operation now */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The operation as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SyncOperation"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/automations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the automations by board, each with how often it ran in the last week */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All but archived ones */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Automation"][];
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        /** Save a new automation; it acts with the rights of whoever saves it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AutomationToCreate"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Automation"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/automations/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what an automation of a board can wait for, ask and do, as far as the caller may */
        get: {
            parameters: {
                query: {
                    board: "sales" | "jobs" | "invoices";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What there is to choose from */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AutomationOptions"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/automations/recipes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List ready-made automations, with what can be guessed of this workspace filled in */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Recipes */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["AutomationRecipe"][];
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/automations/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say a rule as a sentence, and what stands in the way of saving it; saves nothing */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        rule: components["schemas"]["AutomationRule"];
                    };
                };
            };
            responses: {
                /** @description The sentence and the problems */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AutomationCheck"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/automations/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say what a rule would do to a record; nothing of it is done */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        rule: components["schemas"]["AutomationRule"];
                        /**
                         * Format: uuid
                         * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
                         */
                        recordId: string;
                    };
                };
            };
            responses: {
                /** @description What would happen */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AutomationTrial"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/automations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Archive an automation; the log of its runs stays */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description As it was, switched off */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Automation"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /**
         * Change an automation, pause it or switch it on
         * @description Runs that wait go on as they began. Whoever changes more than pausing it keeps it from now on.
         */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AutomationToChange"];
                };
            };
            responses: {
                /** @description As it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Automation"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/automation-runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what automations did, newest first */
        get: {
            parameters: {
                query?: {
                    automationId?: string;
                    /** @description Of this record, or set off by this invoice */
                    recordId?: string;
                    state?: "running" | "waiting" | "done" | "stopped" | "failed";
                    limit?: number;
                    /** @description The nextCursor of the page before */
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of runs */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["AutomationRun"][];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/automation-runs/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a failed run go on from the action that failed */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The run as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AutomationRun"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/automation-runs/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop a run that is under way or waits; what it has done stays */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The run as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AutomationRun"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drift/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the comparisons of a connection, newest first */
        get: {
            parameters: {
                query: {
                    connectionId: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The comparisons */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["DriftCheck"][];
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Compare both sides of a connection now
         * @description Answers at once; while one is under way, that one. It goes on by itself, also after a crash.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DriftOfConnection"];
                };
            };
            responses: {
                /** @description The comparison, under way */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DriftCheck"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How each connection stands: the last comparison, its cost, and what differs by kind */
        get: {
            parameters: {
                query?: {
                    connectionId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The connections */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["DriftStanding"][];
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drift/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what differs, or differed, newest first */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    /** @description The nextCursor of the page before */
                    cursor?: string;
                    connectionId?: string;
                    state?: "open" | "repaired" | "gone";
                    kind?: "notHere" | "duplicate" | "notThere" | "status" | "total" | "owing" | "dueDate" | "contact" | "payment";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["DriftFinding"][];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drift/checks/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop a comparison: what it has found stays */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The comparison as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DriftCheck"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drift/findings/{id}/repair": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Repair a difference; it closes when a reading shows that both sides agree */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DriftRepair"];
                };
            };
            responses: {
                /** @description The difference as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DriftFinding"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drift/only-there/bring-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring invoices in that people made in the books themselves
         * @description Answers at once; what becomes of each stands with it in `onlyThere`. Asked for twice, it comes once; the books are not changed.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DriftBringIn"];
                };
            };
            responses: {
                /** @description How many are being brought in */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            asked: number;
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drift/repairs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Repair all differences of a connection that need no thought: what is behind is read again */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DriftOfConnection"];
                };
            };
            responses: {
                /** @description How many are being repaired */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            asked: number;
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find records of every kind by number, name, title, reference or e-mail, the nearest first */
        get: {
            parameters: {
                query: {
                    q: string;
                    /** @description Of each kind */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What was found */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Found"][];
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What you are told of, newest first */
        get: {
            parameters: {
                query?: {
                    unread?: "true" | "false";
                    limit?: number;
                    /** @description The nextCursor of the page before */
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Notification"][];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much of it you have not read */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Counts */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NotificationCounts"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark one as read */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Counts now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NotificationCounts"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/read-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark all as read */
        post: {
            parameters: {
                query?: {
                    /** @description The newest that was seen: what came after it stays unread */
                    upTo?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Counts now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NotificationCounts"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notification-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How you hear of things by e-mail */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Your choice */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NotificationSettings"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        /** Choose how you hear of things by e-mail */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NotificationChoice"];
                };
            };
            responses: {
                /** @description As it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NotificationSettings"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The outbox, newest first, with how many mails stand where */
        get: {
            parameters: {
                query?: {
                    state?: "waiting" | "undecided" | "failed" | "kept" | "sent";
                    limit?: number;
                    /** @description The nextCursor of the page before */
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["MailSummary"][];
                            nextCursor: string | null;
                            counts: {
                                waiting: number;
                                undecided: number;
                                failed: number;
                                kept: number;
                                sent: number;
                            };
                            /** @description Null where no mail server is set up */
                            mailFrom: string | null;
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mails/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A mail as it reads */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The mail */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Mail"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mails/{id}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say of an undecided mail that it arrived, or send it again */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["MailDecision"];
                };
            };
            responses: {
                /** @description As it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Mail"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mails/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a mail now that waits, failed or is kept */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description As it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Mail"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/activities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what was done, newest first */
        get: {
            parameters: {
                query?: {
                    subjectKind?: string;
                    subjectId?: string;
                    limit?: number;
                    /** @description The nextCursor of the page before */
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of activities */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Activity"][];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what happened to a record and to its invoices, here and in the books, newest first */
        get: {
            parameters: {
                query: {
                    of: "invoice" | "salesDoc" | "job" | "company" | "contact";
                    id: string;
                    limit?: number;
                    /** @description The nextCursor of the page before */
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of history */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["HistoryEntry"][];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The reports, each with its headline figure */
        get: {
            parameters: {
                query?: {
                    /** @description Which books; the default ones where it is left out */
                    connectionId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The reports */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReportHome"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/ledger/aged-receivables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Aged receivables of the books as last read, beside ours, customer by customer */
        get: {
            parameters: {
                query?: {
                    /** @description Which books; the default ones where it is left out */
                    connectionId?: string;
                    /** @description The end of this day; today where it is left out */
                    asOf?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Both sides */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReceivablesOfBothSides"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Have the books’ own aged receivables of a day read
         * @description Answers at once; how far it has come is told by event. Some ledgers tell of one customer a call: that takes a minute for about sixty of them.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["LedgerReceivablesToRead"];
                };
            };
            responses: {
                /** @description The report, being read */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReceivablesOfBothSides"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/ledger/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop reading a report of the books */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What it came to */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            state: "reading" | "done" | "stopped" | "failed";
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/ledger/profit-and-loss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Profit and loss of the books as last read, beside what was invoiced here */
        get: {
            parameters: {
                query?: {
                    /** @description Which books; the default ones where it is left out */
                    connectionId?: string;
                    /** @description The first day; the last twelve months where both are left out */
                    from?: string;
                    /** @description The last day; today where it is left out */
                    to?: string;
                    byMonth?: "true" | "false";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Both, line by line */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProfitAndLossBesideOurs"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Have the books’ own profit and loss of a period read
         * @description Answers at once. By month it is of whole months, at most thirteen.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["LedgerProfitAndLossToRead"];
                };
            };
            responses: {
                /** @description The report, being read */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProfitAndLossBesideOurs"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/aged-receivables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What each customer owes on a day, by how long it has been due */
        get: {
            parameters: {
                query?: {
                    /** @description Which books; the default ones where it is left out */
                    connectionId?: string;
                    /** @description The end of this day; today where it is left out */
                    asOf?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The report */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AgedReceivables"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/aged-receivables/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The open invoices and credits of one customer on a day */
        get: {
            parameters: {
                query: {
                    /** @description Which books; the default ones where it is left out */
                    connectionId?: string;
                    /** @description The end of this day; today where it is left out */
                    asOf?: string;
                    customer: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What stands behind the row, oldest first */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ReportItem"][];
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/sales": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was sold in a period, and in the one before */
        get: {
            parameters: {
                query?: {
                    /** @description Which books; the default ones where it is left out */
                    connectionId?: string;
                    /** @description The first day; the last twelve months where both are left out */
                    from?: string;
                    /** @description The last day; today where it is left out */
                    to?: string;
                    by?: "customer" | "category" | "month";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The report */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SalesReport"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/sales/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The invoices and credit notes behind a row of sales */
        get: {
            parameters: {
                query: {
                    /** @description Which books; the default ones where it is left out */
                    connectionId?: string;
                    /** @description The first day; the last twelve months where both are left out */
                    from?: string;
                    /** @description The last day; today where it is left out */
                    to?: string;
                    by?: "customer" | "category" | "month";
                    key: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What stands behind the row, oldest first */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ReportItem"][];
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/unpaid-jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Jobs that were invoiced and are not paid in full */
        get: {
            parameters: {
                query?: {
                    /** @description Which books; the default ones where it is left out */
                    connectionId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The report */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UnpaidJobs"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/unpaid-jobs/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The invoices of a job, and what each owes */
        get: {
            parameters: {
                query: {
                    /** @description Which books; the default ones where it is left out */
                    connectionId?: string;
                    jobId: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The invoices, the oldest due date first */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ReportItem"][];
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/days-to-pay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How long customers take to pay in full */
        get: {
            parameters: {
                query?: {
                    /** @description Which books; the default ones where it is left out */
                    connectionId?: string;
                    /** @description The first day; the last twelve months where both are left out */
                    from?: string;
                    /** @description The last day; today where it is left out */
                    to?: string;
                    by?: "customer" | "month";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The report */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DaysToPay"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/days-to-pay/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The paid invoices behind a row */
        get: {
            parameters: {
                query: {
                    /** @description Which books; the default ones where it is left out */
                    connectionId?: string;
                    /** @description The first day; the last twelve months where both are left out */
                    from?: string;
                    /** @description The last day; today where it is left out */
                    to?: string;
                    by?: "customer" | "month";
                    key: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The invoices, the slowest first */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ReportItem"][];
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/customers/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try an import of customers; nothing is saved */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CustomersImport"];
                };
            };
            responses: {
                /** @description What was imported, or in a preview what would be */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportReport"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description Nothing was imported; `report` says why, line by line */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ImportProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Import customers: all of the file, or nothing */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CustomersImport"];
                };
            };
            responses: {
                /** @description What was imported, or in a preview what would be */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportReport"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description Nothing was imported; `report` says why, line by line */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ImportProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/invoices/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try an import of invoices, one row a line; nothing is saved */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["InvoicesImport"];
                };
            };
            responses: {
                /** @description What was imported, or in a preview what would be */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportReport"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description Nothing was imported; `report` says why, line by line */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ImportProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Import invoices, one row a line, and send them to the books where `issue` is true */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["InvoicesImport"];
                };
            };
            responses: {
                /** @description What was imported, or in a preview what would be */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportReport"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description Nothing was imported; `report` says why, line by line */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ImportProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{id}/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what a connection has used of what its ledger allows
         * @description 24 hours or 30 days, with hours and days as they begin in the time zone of the books.
         */
        get: {
            parameters: {
                query?: {
                    by?: "hour" | "day";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The meter */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LedgerUsage"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-endpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the webhook endpoints, by name; never their secrets */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All of them */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["WebhookEndpoint"][];
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        /** Add an endpoint; the answer shows its secret this once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WebhookEndpointToCreate"];
                };
            };
            responses: {
                /** @description The secret */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WebhookSecret"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-endpoints/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove an endpoint; what waits for it is not sent */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Removed */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /**
         * Rename an endpoint, send it elsewhere, or switch it off or on
         * @description What waits while it is off goes on when it is on again.
         */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WebhookEndpointToChange"];
                };
            };
            responses: {
                /** @description Changed */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/webhook-endpoints/{id}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give an endpoint a new secret, shown this once; the one before signs as well for a day */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The new secret */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WebhookSecret"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-endpoints/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send an endpoint an event of the type `test` */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description On its way */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * Format: uuid
                             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
                             */
                            deliveryId: string;
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what endpoints were told, newest first */
        get: {
            parameters: {
                query?: {
                    endpointId?: string;
                    state?: "queued" | "delivered" | "failed";
                    limit?: number;
                    /** @description The nextCursor of the page before */
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["WebhookDelivery"][];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-deliveries/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send one again that has ended, under the same id */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description On its way */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description There is no such record in this workspace */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The record was changed meanwhile, or the value is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description What was sent is not valid; `fields` names each fault */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Hear what changes, as server-sent events
         * @description `event: change` with `{ kind, id, at }`; id null means many of the kind, kind `everything` means read all again.
         *     `event: heartbeat` every 20 seconds. Nothing is replayed: read again after each reconnect. The stream ends after
         *     15 minutes, so that a session that has ended meanwhile is noticed.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The stream */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream": string;
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
                /** @description The role does not allow it, or the request came from another site */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HttpProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        SetupDone: {
            workspace: {
                id: string;
                name: string;
            };
            apiKey: string | null;
        };
        HttpProblem: {
            /** @enum {string} */
            type: "about:blank";
            title: string;
            status: number;
            /** @example validationFailed */
            code: string;
            detail: string;
            fields: {
                /** @example lines.0.quantity */
                path: string;
                message: string;
            }[];
        };
        SetupRequest: {
            ownerName: string;
            /** Format: email */
            email: string;
            password: string;
            workspaceName: string;
            /** @example USD */
            currency: string;
            /** @example Europe/London */
            timeZone: string;
            sample: boolean;
            /** @default false */
            apiKey: boolean;
        };
        Me: {
            user: {
                id: string;
                name: string;
                email: string;
            } | null;
            workspace: components["schemas"]["Workspace"];
            /** @enum {string} */
            role: "owner" | "admin" | "sales" | "production" | "accounts" | "viewer";
            workspaces: {
                id: string;
                name: string;
                role: string;
            }[];
            /**
             * @example [
             *       "invoices:send"
             *     ]
             */
            can: string[];
        };
        Workspace: {
            id: string;
            name: string;
            /** @example USD */
            currency: string;
            timeZone: string;
            paymentTermsDays: number;
            hasSampleData: boolean;
        };
        WorkspaceChange: {
            name?: string;
            /** @example USD */
            currency?: string;
            /** @example Europe/London */
            timeZone?: string;
            paymentTermsDays?: number;
        };
        BusinessDetails: {
            address: string | null;
            /** @description ISO 3166; documents are printed on its paper */
            country: string | null;
            taxNumber: string | null;
            email: string | null;
            phone: string | null;
            paymentDetails: string | null;
            documentFooter: string | null;
            quoteValidDays: number | null;
            hasLogo: boolean;
        };
        BusinessDetailsChange: {
            address?: string | null;
            country?: string | null;
            taxNumber?: string | null;
            email?: string | null;
            phone?: string | null;
            paymentDetails?: string | null;
            documentFooter?: string | null;
            quoteValidDays?: number | null;
        };
        SampleData: {
            isThere: boolean;
            /** @description What can be done with it now, in a sentence */
            message: string;
            actions: ("connect" | "send" | "remove")[];
            /** @description While its invoices go to practice books: how many have come to their end */
            progress: {
                done: number;
                of: number;
            } | null;
            /** @description What removing it does, in sentences */
            removal: string[];
        };
        SampleDataRemoved: {
            removed: {
                [key: string]: number;
            };
        };
        Member: {
            id: string;
            userId: string;
            name: string;
            email: string;
            role: string;
            /** Format: date-time */
            createdAt: string;
        };
        Invitation: {
            id: string;
            email: string;
            role: string | null;
            /** Format: date-time */
            expiresAt: string;
            /** @description Send it to the person: whoever has it may join */
            link: string;
        };
        MemberToInvite: {
            /** Format: email */
            email: string;
            /** @enum {string} */
            role: "owner" | "admin" | "sales" | "production" | "accounts" | "viewer";
        };
        MemberToChange: {
            /** @enum {string} */
            role: "owner" | "admin" | "sales" | "production" | "accounts" | "viewer";
        };
        InvitationToAccept: {
            email: string;
            role: string | null;
            workspaceName: string;
            inviterName: string;
            /** @description Then the password asked for is the person’s own */
            hasAccount: boolean;
        };
        InvitationAcceptance: {
            /** @default null */
            name: string | null;
            password: string;
        };
        ApiKey: {
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            id: string;
            name: string;
            /** @example cf_1a2b3c */
            prefix: string;
            role: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            lastUsedAt: string | null;
        };
        CreatedApiKey: {
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            id: string;
            name: string;
            role: string;
            prefix: string;
            key: string;
        };
        ApiKeyToCreate: {
            name: string;
            /** @enum {string} */
            role: "admin" | "sales" | "production" | "accounts" | "viewer";
        };
        Company: {
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            id: string;
            name: string;
            emails: {
                /**
                 * Format: uuid
                 * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
                 */
                id: string;
                email: string;
                label: string | null;
            }[];
            phone: string | null;
            address: string | null;
            city: string | null;
            region: string | null;
            postalCode: string | null;
            country: string | null;
            taxNumber: string | null;
            notes: string | null;
            /**
             * Format: uuid
             * @description The books that its invoices go to; null: the default ones
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            connectionId: string | null;
            externalId: string | null;
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** Format: date-time */
            archivedAt: string | null;
            /** @description Values of custom columns by column id; columns without one are left out */
            custom: {
                [key: string]: string | string[];
            };
            contactCount: number;
        };
        CompanyToCreate: {
            name: string;
            /** @default [] */
            emails: {
                /** Format: email */
                email: string;
                label?: string | null;
            }[];
            /** @default null */
            phone: string | null;
            /** @default null */
            address: string | null;
            /** @default null */
            city: string | null;
            /** @default null */
            region: string | null;
            /** @default null */
            postalCode: string | null;
            /** @default null */
            country: string | null;
            /** @default null */
            taxNumber: string | null;
            /** @default null */
            notes: string | null;
            /**
             * Format: uuid
             * @default null
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            connectionId: string | null;
            /** @default null */
            externalId: string | null;
        };
        CompanyToChange: {
            name?: string;
            emails?: {
                /** Format: email */
                email: string;
                label?: string | null;
            }[];
            phone?: string | null;
            address?: string | null;
            city?: string | null;
            region?: string | null;
            postalCode?: string | null;
            country?: string | null;
            taxNumber?: string | null;
            notes?: string | null;
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            connectionId?: string | null;
            /** @enum {boolean} */
            archived?: false;
            version?: number;
            /** @description What was seen in these fields; 409 `changedMeanwhile` where one says something else by now */
            was?: {
                name?: string | null;
                phone?: string | null;
                address?: string | null;
                city?: string | null;
                region?: string | null;
                postalCode?: string | null;
                country?: string | null;
                taxNumber?: string | null;
                notes?: string | null;
                connectionId?: string | null;
            };
        };
        Contact: {
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            id: string;
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            companyId: string | null;
            companyName: string | null;
            firstName: string | null;
            lastName: string | null;
            name: string;
            email: string | null;
            phone: string | null;
            address: string | null;
            city: string | null;
            region: string | null;
            postalCode: string | null;
            country: string | null;
            /**
             * Format: uuid
             * @description The books of one who buys privately; null: the default ones
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            connectionId: string | null;
            externalId: string | null;
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** Format: date-time */
            archivedAt: string | null;
            /** @description Values of custom columns by column id; columns without one are left out */
            custom: {
                [key: string]: string | string[];
            };
        };
        ContactToCreate: {
            /**
             * Format: uuid
             * @default null
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            companyId: string | null;
            /** @default null */
            firstName: string | null;
            /** @default null */
            lastName: string | null;
            email?: string | null;
            /** @default null */
            phone: string | null;
            /** @default null */
            address: string | null;
            /** @default null */
            city: string | null;
            /** @default null */
            region: string | null;
            /** @default null */
            postalCode: string | null;
            /** @default null */
            country: string | null;
            /**
             * Format: uuid
             * @default null
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            connectionId: string | null;
            /** @default null */
            externalId: string | null;
        };
        ContactToChange: {
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            companyId?: string | null;
            firstName?: string | null;
            lastName?: string | null;
            email?: string | null;
            phone?: string | null;
            address?: string | null;
            city?: string | null;
            region?: string | null;
            postalCode?: string | null;
            country?: string | null;
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            connectionId?: string | null;
            /** @enum {boolean} */
            archived?: false;
            version?: number;
            /** @description What was seen in these fields; 409 `changedMeanwhile` where one says something else by now */
            was?: {
                companyId?: string | null;
                firstName?: string | null;
                lastName?: string | null;
                email?: string | null;
                phone?: string | null;
                address?: string | null;
                city?: string | null;
                region?: string | null;
                postalCode?: string | null;
                country?: string | null;
                connectionId?: string | null;
            };
        };
        CustomerInBooks: {
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            connectionId: string;
            ledgerName: string;
            organisationName: string;
            /** @description Organisation and ledger */
            booksLabel: string;
            /** @description The only one of this contact, where contacts keep theirs for good: the customer is one for each */
            currency: string | null;
            /** @enum {string} */
            state: "linked" | "archived" | "notThere" | "onItsWay" | "needsAttention";
            /** @description One sentence saying what the state means for this customer */
            why: string;
            /** @enum {string|null} */
            linkedBy: "creation" | "marker" | "email" | "name" | "hand" | "import" | null;
            /** @description What a contact of this customer says, as it stands here */
            here: {
                name: string;
                email: string | null;
            };
            /** @description The contact there, as it was last read */
            contact: {
                name: string;
                email: string | null;
                url: string | null;
            } | null;
            /** @description In name or e-mail, beyond what the ledger made of our words */
            differs: boolean;
            allowed: ("takeTheirs" | "keepOurs")[];
            /** @description Where its tie can be changed, as a path of the web application */
            setting: string;
        };
        BooksOfCustomer: {
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            connectionId: string;
        };
        BillingRecipient: {
            email: string;
            label: string | null;
            /** @enum {string} */
            source: "company" | "contact";
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            contactId: string | null;
        };
        ProductCategory: {
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            id: string;
            name: string;
        };
        ProductCategoryToSave: {
            name: string;
        };
        TaxComponent: {
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            id: string;
            name: string;
            /** @example 10 */
            rate: string;
            isDefault: boolean;
        };
        TaxComponentToCreate: {
            name: string;
            /** @example 10 */
            rate: string;
            /** @default false */
            isDefault: boolean;
        };
        TaxComponentToChange: {
            name?: string;
            /** @example 10 */
            rate?: string;
            /** @enum {boolean} */
            isDefault?: true;
        };
        PaymentMethod: {
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            id: string;
            name: string;
        };
        PaymentMethodToSave: {
            name: string;
        };
        Product: {
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            id: string;
            code: string | null;
            name: string;
            description: string | null;
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            categoryId: string | null;
            categoryName: string | null;
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            taxComponentId: string | null;
            /** @example 12.5 */
            unitPrice: string;
            externalId: string | null;
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** Format: date-time */
            archivedAt: string | null;
        };
        ProductToCreate: {
            name: string;
            /**
             * @default 0
             * @example 12.50
             */
            unitPrice: string;
            /** @default null */
            code: string | null;
            /** @default null */
            description: string | null;
            /**
             * Format: uuid
             * @default null
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            categoryId: string | null;
            /**
             * Format: uuid
             * @default null
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            taxComponentId: string | null;
            /** @default null */
            externalId: string | null;
        };
        ProductToChange: {
            name?: string;
            /** @example 12.50 */
            unitPrice?: string;
            code?: string | null;
            description?: string | null;
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            categoryId?: string | null;
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            taxComponentId?: string | null;
            /** @enum {boolean} */
            archived?: false;
            version?: number;
        };
        Stage: {
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            id: string;
            board: string;
            name: string;
            color: string;
            position: number;
            /** @description Quotes that are accepted move here */
            isAccepted: boolean;
        };
        StageToCreate: {
            /** @enum {string} */
            board: "sales" | "jobs";
            name: string;
            /** @default gray */
            color: string;
        };
        StageToChange: {
            name?: string;
            color?: string;
            position?: number;
            /**
             * @description Quotes that are accepted move here from now on
             * @enum {boolean}
             */
            isAccepted?: true;
        };
        CustomColumn: {
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            id: string;
            /** @enum {string} */
            board: "sales" | "jobs" | "invoices" | "companies" | "contacts";
            name: string;
            /** @enum {string} */
            type: "status" | "person" | "date" | "number" | "money" | "text" | "link" | "tags";
            /** @description Labels of status and tags columns, in their order */
            options: {
                /**
                 * Format: uuid
                 * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
                 */
                id: string;
                name: string;
                color: string;
            }[];
            /** @description Of money; null: the row’s own, or the workspace’s */
            currency: string | null;
            version: number;
        };
        ColumnToCreate: {
            /** @enum {string} */
            board: "sales" | "jobs" | "invoices" | "companies" | "contacts";
            name: string;
            /** @enum {string} */
            type: "status" | "person" | "date" | "number" | "money" | "text" | "link" | "tags";
            /** @default [] */
            options: {
                /**
                 * Format: uuid
                 * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
                 */
                id?: string;
                name: string;
                /** @default gray */
                color: string;
            }[];
            /**
             * @default null
             * @example USD
             */
            currency: string | null;
        };
        ColumnToChange: {
            name?: string;
            options?: {
                /**
                 * Format: uuid
                 * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
                 */
                id?: string;
                name: string;
                /** @default gray */
                color: string;
            }[];
            /** @enum {boolean} */
            archived?: false;
        };
        CustomValue: {
            /** @description Status: an option’s id. Tags: a list of them. Person: a user id. Date: ISO. Number, money: decimal text. Link: https, http or mailto */
            value: string | string[] | null;
        };
        ValueToPut: {
            /** @description Status: an option’s id. Tags: a list of them. Person: a user id. Date: ISO. Number, money: decimal text. Link: https, http or mailto */
            value: string | string[] | null;
            /** @description Status: an option’s id. Tags: a list of them. Person: a user id. Date: ISO. Number, money: decimal text. Link: https, http or mailto */
            was?: string | string[] | null;
        };
        View: {
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            id: string;
            /** @enum {string} */
            board: "sales" | "jobs" | "invoices" | "companies" | "contacts";
            name: string;
            /** @description The one that a board opens with; it cannot be removed */
            isMain: boolean;
            isShared: boolean;
            isMine: boolean;
            settings: components["schemas"]["ViewSettings"];
            version: number;
        };
        ViewSettings: {
            /** @enum {string} */
            kind: "grid" | "kanban";
            columns: {
                key: string;
                width?: number;
                isHidden?: boolean;
                isFrozen?: boolean;
            }[];
            sort: {
                key: string;
                /** @enum {string} */
                direction: "asc" | "desc";
            }[];
            group: string | null;
            /** @description Conditions joined by and or or; a part may be such a filter itself */
            filter: Record<string, never>;
        };
        ViewToCreate: {
            /** @enum {string} */
            board: "sales" | "jobs" | "invoices" | "companies" | "contacts";
            name: string;
            /** @default false */
            isShared: boolean;
            /** @default {} */
            settings: {
                /** @enum {string} */
                kind?: "grid" | "kanban";
                columns?: {
                    key: string;
                    width?: number;
                    isHidden?: boolean;
                    isFrozen?: boolean;
                }[];
                sort?: {
                    key: string;
                    /** @enum {string} */
                    direction: "asc" | "desc";
                }[];
                group?: string | null;
                /** @description Conditions joined by and or or; a part may be such a filter itself */
                filter?: Record<string, never>;
            };
        };
        ViewToChange: {
            name?: string;
            isShared?: boolean;
            settings?: {
                /** @enum {string} */
                kind?: "grid" | "kanban";
                columns?: {
                    key: string;
                    width?: number;
                    isHidden?: boolean;
                    isFrozen?: boolean;
                }[];
                sort?: {
                    key: string;
                    /** @enum {string} */
                    direction: "asc" | "desc";
                }[];
                group?: string | null;
                /** @description Conditions joined by and or or; a part may be such a filter itself */
                filter?: Record<string, never>;
            };
        };
        SalesDoc: {
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            id: string;
            /** @example SD-1001 */
            number: string;
            kind: string;
            title: string;
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            companyId: string | null;
            companyName: string | null;
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            contactId: string | null;
            contactName: string | null;
            currency: string;
            lineAmountType: string;
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            stageId: string;
            stageName: string;
            ownerId: string | null;
            ownerName: string | null;
            reference: string | null;
            /** @example 12.30 */
            subTotal: string;
            /** @example 12.30 */
            totalTax: string;
            /** @example 12.30 */
            total: string;
            /** @description Null in lists */
            lines: components["schemas"]["SalesDocLine"][] | null;
            externalId: string | null;
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** Format: date-time */
            archivedAt: string | null;
            /** @description Values of custom columns by column id; columns without one are left out */
            custom: {
                [key: string]: string | string[];
            };
            /** Format: date-time */
            acceptedAt: string | null;
            accounting: components["schemas"]["AccountingCell"];
            actions: ("accept" | "undoAcceptance" | "createInvoice" | "createJob" | "edit" | "archive")[];
        };
        SalesDocLine: {
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            id: string;
            /** @enum {string} */
            kind: "item" | "section" | "remark";
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            productId: string | null;
            productName: string | null;
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            categoryId: string | null;
            categoryName: string | null;
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            taxComponentId: string | null;
            taxName: string | null;
            taxRate: string;
            description: string;
            quantity: string;
            unitPrice: string;
            discountRate: string;
            /** @example 12.30 */
            lineAmount: string;
            /** @example 12.30 */
            taxAmount: string;
            /**
             * @description Of a section: what stands beneath it
             * @example 12.30
             */
            sectionTotal: string | null;
        };
        AccountingCell: {
            chip: components["schemas"]["Chip"];
            count: number;
            invoices: components["schemas"]["InvoiceSummary"][];
        };
        Chip: {
            /** @enum {string} */
            kind: "waitingPayment" | "overdue" | "partiallyPaid" | "paid" | "notSent" | "awaitingApproval" | "queued" | "sending" | "needsAttention" | "draftInBooks" | "awaitingApprovalInBooks" | "voided" | "deletedInBooks" | "ignored";
            label: string;
        } | null;
        InvoiceSummary: {
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            id: string;
            number: string | null;
            currency: string;
            dueDate: string | null;
            /** @example 12.30 */
            subTotal: string;
            /** @example 12.30 */
            totalTax: string;
            /** @example 12.30 */
            total: string;
            /** @example 12.30 */
            amountOwing: string | null;
            totalsDifference: components["schemas"]["TotalsDifference"];
            /** Format: date-time */
            asOf: string | null;
            chip: components["schemas"]["Chip"];
            why: string;
            next: string | null;
            booksUrl: string | null;
            books: components["schemas"]["BooksOfInvoice"];
            ledgerName: string | null;
            organisationName: string | null;
            payments: {
                /** @example 12.30 */
                amount: string;
                paidOn: string;
                kind: string;
                reference: string | null;
            }[];
            problem: components["schemas"]["Problem"];
        };
        /** @description The books came to other figures; theirs count */
        TotalsDifference: {
            /** @example 12.30 */
            ours: string;
            /** @example 12.30 */
            theirs: string;
            /**
             * @description Theirs less ours; of the tax where the totals are the same
             * @example 12.30
             */
            difference: string;
            reason: string;
        } | null;
        BooksOfInvoice: {
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            connectionId: string;
            /** @description Organisation and ledger */
            label: string;
            /** @description False: it was never on its way there, and goes there when it is sent */
            isTied: boolean;
        } | null;
        Problem: {
            /** @enum {string} */
            code: "InvalidAccountCode" | "TaxRateNotFound" | "TaxNotAllowedForAccount" | "PricesIncludeTax" | "SeveralTaxes" | "ItemNotFound" | "BrandingThemeNotFound" | "TrackingNotFound" | "CurrencyNotEnabled" | "PeriodLocked" | "InvoiceNumberTaken" | "InvoiceNumberTooLong" | "ContactArchived" | "ContactAmbiguous" | "PaymentExceedsAmountOwing" | "InvoiceHasPayments" | "InactiveInBooks" | "DeletedInBooks" | "EmailAddressMissing" | "OutcomeUnknown" | "ChangedInBooks" | "AuthFailed" | "OrganisationUnavailable" | "RateLimited" | "PlanLimit" | "TotalsDiffer" | "LedgerRejected";
            message: string;
            field: string | null;
            setting: string | null;
            ledgerWords: string | null;
        } | null;
        SalesDocToCreate: {
            /**
             * @default quote
             * @enum {string}
             */
            kind: "quote" | "order";
            title: string;
            /**
             * @default exclusive
             * @enum {string}
             */
            lineAmountType: "exclusive" | "inclusive" | "noTax";
            /** @default [] */
            lines: {
                /**
                 * @description A section is a heading with the sum of what stands beneath it; a remark only says something
                 * @default item
                 * @enum {string}
                 */
                kind: "item" | "section" | "remark";
                /**
                 * Format: uuid
                 * @default null
                 * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
                 */
                productId: string | null;
                /**
                 * Format: uuid
                 * @default null
                 * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
                 */
                categoryId: string | null;
                /**
                 * Format: uuid
                 * @default null
                 * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
                 */
                taxComponentId: string | null;
                description: string;
                /**
                 * @default 1
                 * @example 12.50
                 */
                quantity: string;
                /**
                 * @default 0
                 * @example 12.50
                 */
                unitPrice: string;
                /**
                 * @default 0
                 * @example 10
                 */
                discountRate: string;
            }[];
            /**
             * Format: uuid
             * @default null
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            companyId: string | null;
            /**
             * Format: uuid
             * @default null
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            contactId: string | null;
            /** @default null */
            ownerId: string | null;
            /** @default null */
            reference: string | null;
            /**
             * @default null
             * @example USD
             */
            currency: string | null;
            /**
             * Format: uuid
             * @default null
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            stageId: string | null;
            /** @default null */
            externalId: string | null;
        };
        SalesDocPreview: {
            /** @example 12.30 */
            subTotal: string;
            /** @example 12.30 */
            totalTax: string;
            /** @example 12.30 */
            total: string;
            lines: {
                /** @example 12.30 */
                lineAmount: string;
                /** @example 12.30 */
                sectionTotal: string | null;
            }[];
        };
        SalesDocToPreview: {
            /**
             * @default exclusive
             * @enum {string}
             */
            lineAmountType: "exclusive" | "inclusive" | "noTax";
            lines: {
                /**
                 * @description A section is a heading with the sum of what stands beneath it; a remark only says something
                 * @default item
                 * @enum {string}
                 */
                kind: "item" | "section" | "remark";
                /**
                 * Format: uuid
                 * @default null
                 * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
                 */
                productId: string | null;
                /**
                 * Format: uuid
                 * @default null
                 * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
                 */
                categoryId: string | null;
                /**
                 * Format: uuid
                 * @default null
                 * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
                 */
                taxComponentId: string | null;
                description: string;
                /**
                 * @default 1
                 * @example 12.50
                 */
                quantity: string;
                /**
                 * @default 0
                 * @example 12.50
                 */
                unitPrice: string;
                /**
                 * @default 0
                 * @example 10
                 */
                discountRate: string;
            }[];
        };
        SalesDocToChange: {
            /** @enum {string} */
            kind?: "quote" | "order";
            title?: string;
            /** @enum {string} */
            lineAmountType?: "exclusive" | "inclusive" | "noTax";
            /** @example USD */
            currency?: string;
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            stageId?: string;
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            companyId?: string | null;
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            contactId?: string | null;
            ownerId?: string | null;
            reference?: string | null;
            lines?: {
                /**
                 * @description A section is a heading with the sum of what stands beneath it; a remark only says something
                 * @default item
                 * @enum {string}
                 */
                kind: "item" | "section" | "remark";
                /**
                 * Format: uuid
                 * @default null
                 * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
                 */
                productId: string | null;
                /**
                 * Format: uuid
                 * @default null
                 * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
                 */
                categoryId: string | null;
                /**
                 * Format: uuid
                 * @default null
                 * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
                 */
                taxComponentId: string | null;
                description: string;
                /**
                 * @default 1
                 * @example 12.50
                 */
                quantity: string;
                /**
                 * @default 0
                 * @example 12.50
                 */
                unitPrice: string;
                /**
                 * @default 0
                 * @example 10
                 */
                discountRate: string;
            }[];
            /** @enum {boolean} */
            archived?: false;
            version?: number;
            /** @description What was seen in these fields; 409 `changedMeanwhile` where one says something else by now */
            was?: {
                kind?: string | null;
                title?: string | null;
                lineAmountType?: string | null;
                currency?: string | null;
                stageId?: string | null;
                companyId?: string | null;
                contactId?: string | null;
                ownerId?: string | null;
                reference?: string | null;
            };
        };
        Job: {
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            id: string;
            /** @example J-1001 */
            number: string;
            title: string;
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            salesDocId: string | null;
            salesDocNumber: string | null;
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            companyId: string | null;
            companyName: string | null;
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            contactId: string | null;
            contactName: string | null;
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            stageId: string;
            stageName: string;
            assigneeId: string | null;
            assigneeName: string | null;
            startOn: string | null;
            dueOn: string | null;
            notes: string | null;
            externalId: string | null;
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** Format: date-time */
            archivedAt: string | null;
            /** @description Values of custom columns by column id; columns without one are left out */
            custom: {
                [key: string]: string | string[];
            };
            accounting: components["schemas"]["AccountingCell"];
            actions: ("createInvoice" | "edit" | "archive")[];
        };
        JobFromSalesDoc: {
            /** @default null */
            title: string | null;
            /** @default null */
            externalId: string | null;
        };
        AcceptedQuote: {
            salesDoc: components["schemas"]["SalesDoc"];
            job: components["schemas"]["Job"] & (Record<string, never> | null);
        };
        JobToCreate: {
            title: string;
            /**
             * Format: uuid
             * @default null
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            salesDocId: string | null;
            /**
             * Format: uuid
             * @default null
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            companyId: string | null;
            /**
             * Format: uuid
             * @default null
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            contactId: string | null;
            /** @default null */
            assigneeId: string | null;
            /**
             * Format: date
             * @default null
             * @example 2026-01-31
             */
            startOn: string | null;
            /**
             * Format: date
             * @default null
             * @example 2026-01-31
             */
            dueOn: string | null;
            /** @default null */
            notes: string | null;
            /**
             * Format: uuid
             * @default null
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            stageId: string | null;
            /** @default null */
            externalId: string | null;
        };
        JobToChange: {
            title?: string;
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            stageId?: string;
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            salesDocId?: string | null;
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            companyId?: string | null;
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            contactId?: string | null;
            assigneeId?: string | null;
            /**
             * Format: date
             * @example 2026-01-31
             */
            startOn?: string | null;
            /**
             * Format: date
             * @example 2026-01-31
             */
            dueOn?: string | null;
            notes?: string | null;
            /** @enum {boolean} */
            archived?: false;
            version?: number;
            /** @description What was seen in these fields; 409 `changedMeanwhile` where one says something else by now */
            was?: {
                title?: string | null;
                stageId?: string | null;
                salesDocId?: string | null;
                companyId?: string | null;
                contactId?: string | null;
                assigneeId?: string | null;
                startOn?: string | null;
                dueOn?: string | null;
                notes?: string | null;
            };
        };
        Billing: {
            currency: string;
            /** @example 12.30 */
            total: string;
            /** @example 12.30 */
            invoiced: string;
            /** @example 12.30 */
            remaining: string;
            /** @description How many invoices of it stand */
            invoices: number;
        } | null;
        InvoiceItem: {
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            id: string;
            number: string | null;
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            companyId: string | null;
            companyName: string | null;
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            contactId: string | null;
            contactName: string | null;
            billingEmail: string | null;
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            salesDocId: string | null;
            salesDocNumber: string | null;
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            jobId: string | null;
            jobNumber: string | null;
            /**
             * Format: uuid
             * @description The books that it is tied to; null: those of its customer, when it is sent
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            connectionId: string | null;
            books: components["schemas"]["BooksOfInvoice"] & unknown;
            currency: string;
            /** @enum {string} */
            lineAmountType: "exclusive" | "inclusive" | "noTax";
            issueDate: string;
            dueDate: string | null;
            reference: string | null;
            /** @example 12.30 */
            subTotal: string;
            /** @example 12.30 */
            totalTax: string;
            /** @example 12.30 */
            total: string;
            /** @example 12.30 */
            amountOwing: string | null;
            totalsDifference: components["schemas"]["TotalsDifference"];
            /** @enum {string|null} */
            arriveAs: "draft" | "awaitingApproval" | "approved" | null;
            brandingThemeId: string | null;
            currencyRate: string | null;
            /** @enum {string} */
            syncState: "notSent" | "awaitingApproval" | "queued" | "sending" | "needsAttention" | "inBooks" | "ignored";
            chip: components["schemas"]["Chip"];
            why: string;
            next: string | null;
            /** Format: date-time */
            asOf: string | null;
            booksUrl: string | null;
            ledger: {
                name: string;
                organisationName: string;
            } | null;
            payments: {
                /** @example 12.30 */
                amount: string;
                paidOn: string;
                kind: string;
                reference: string | null;
            }[];
            problem: components["schemas"]["Problem"];
            /** @description A change or a void of it that has not come to its end in the books, in words */
            underWay: string | null;
            /** @description Values of custom columns by column id; columns without one are left out */
            custom: {
                [key: string]: string | string[];
            };
            /** @description Somebody changed it in the books, and nobody here has said yet which side counts */
            isChangedThere: boolean;
            externalId: string | null;
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            actions: ("edit" | "send" | "approve" | "retry" | "void" | "ignore" | "unignore" | "recordPayment" | "giveCredit")[];
        };
        Invoice: components["schemas"]["InvoiceItem"] & {
            /** @example 12.30 */
            amountPaid: string | null;
            /** @example 12.30 */
            amountCredited: string | null;
            brandingThemeName: string | null;
            /** @description The rate that the books count with; null in the organisation’s own currency */
            exchange: {
                /** @description Units of its currency for one of the organisation’s own */
                rate: string;
                baseCurrency: string;
                /** @example 12.30 */
                baseTotal: string;
                /** @description False: the ledger’s rate of the day */
                isOurs: boolean;
            } | null;
            allowedEdits: components["schemas"]["AllowedEdits"];
            differences: components["schemas"]["InvoiceDifferences"];
            lines: components["schemas"]["InvoiceLine"][];
            operations: components["schemas"]["SyncOperation"][];
            transitions: {
                /**
                 * Format: uuid
                 * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
                 */
                id: string;
                fromStatus: string | null;
                toStatus: string | null;
                fromLedgerStatus: string | null;
                toLedgerStatus: string;
                /** @example 12.30 */
                owingBefore: string | null;
                /** @example 12.30 */
                owingAfter: string;
                cause: string;
                /** Format: date-time */
                at: string;
            }[];
        };
        AllowedEdits: {
            fields: ("customer" | "billingEmail" | "reference" | "number" | "issueDate" | "dueDate" | "currency" | "lineAmountType" | "brandingTheme" | "currencyRate" | "arriveAs" | "books" | "lines" | "description" | "account" | "tracking" | "amount")[];
            /** @description Why not everything may change */
            why: string | null;
        };
        /** @description What was changed in the books since both sides agreed; null: nothing was */
        InvoiceDifferences: {
            items: {
                /** @enum {string} */
                field: "contact" | "reference" | "issueDate" | "dueDate" | "lineAmountType" | "brandingTheme" | "currencyRate" | "lines";
                label: string;
                here: string | null;
                books: string | null;
            }[];
            takeTheirs: {
                isAllowed: boolean;
                /** @description Why not */
                why: string | null;
            };
            keepOurs: {
                isAllowed: boolean;
                /** @description Why not */
                why: string | null;
            };
        } | null;
        InvoiceLine: {
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            id: string;
            description: string;
            quantity: string;
            unitPrice: string;
            discountRate: string;
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            productId: string | null;
            productName: string | null;
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            categoryId: string | null;
            categoryName: string | null;
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            taxComponentId: string | null;
            taxName: string | null;
            accountCode: string | null;
            itemCode: string | null;
            taxType: string | null;
            tracking: {
                trackingCategoryId: string;
                optionId: string | null;
            }[];
            resolved: components["schemas"]["ResolvedLine"];
            /** @example 12.30 */
            lineAmount: string;
            /** @example 12.30 */
            taxAmount: string;
        };
        ResolvedLine: {
            accountCode: string | null;
            accountName: string | null;
            accountWords: string | null;
            itemCode: string | null;
            itemWords: string | null;
            taxType: string | null;
            taxName: string | null;
            taxRate: string;
            tracking: {
                trackingCategoryId: string;
                categoryName: string;
                optionId: string;
                optionName: string;
                /** @enum {string} */
                source: "line" | "category" | "default";
            }[];
            /** @enum {string|null} */
            source: "line" | "product" | "category" | "default" | null;
        } | null;
        SyncOperation: {
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            id: string;
            /** @enum {string} */
            kind: "createContact" | "updateContact" | "createInvoice" | "updateInvoice" | "voidInvoice" | "createPayment" | "removePayment" | "createCreditNote" | "allocateCredit" | "undoInvoice" | "emailInvoice" | "attachFile" | "addHistoryNote" | "useCredit" | "takeBackCredit" | "refundCredit" | "createItem";
            /** @enum {string} */
            subjectKind: "company" | "contact" | "invoice" | "payment" | "creditNote" | "creditUse" | "invoiceEmail" | "invoiceFile" | "invoiceNote" | "accountItem";
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            subjectId: string;
            /** @description The invoice's number and its customer; before them the amount, for a payment or a credit note */
            subjectName: string | null;
            /**
             * Format: uuid
             * @description The invoice itself, or the one that the money is on; null for customers
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            invoiceId: string | null;
            /** @description Of the invoice, the payment or the credit note; null for customers */
            reference: string | null;
            /**
             * @description Of the same
             * @example 12.30
             */
            total: string | null;
            currency: string | null;
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            connectionId: string;
            /** @description Whose books it is for: organisation and ledger */
            booksLabel: string;
            /** @enum {string} */
            lane: "interactive" | "backfill";
            /** @enum {string} */
            state: "queued" | "sending" | "needsAttention" | "done" | "ignored";
            /** @description The answer was lost; the books are looked at before anything is sent again */
            isInDoubt: boolean;
            attempts: number;
            problem: components["schemas"]["Problem"];
            next: string | null;
            /** @description What a person who may send invoices can do about it now */
            actions: ("retry" | "ignore")[];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            dispatchedAt: string | null;
            /** Format: date-time */
            finishedAt: string | null;
        };
        InvoiceToCreate: {
            /**
             * Format: uuid
             * @default null
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            salesDocId: string | null;
            /**
             * Format: uuid
             * @default null
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            jobId: string | null;
            /**
             * Format: uuid
             * @default null
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            companyId: string | null;
            /**
             * Format: uuid
             * @default null
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            contactId: string | null;
            billingEmail?: string | null;
            /** @example USD */
            currency: string;
            /**
             * @default exclusive
             * @enum {string}
             */
            lineAmountType: "exclusive" | "inclusive" | "noTax";
            /**
             * Format: date
             * @example 2026-01-31
             */
            issueDate: string;
            /**
             * Format: date
             * @default null
             * @example 2026-01-31
             */
            dueDate: string | null;
            /** @default null */
            reference: string | null;
            /** @default null */
            number: string | null;
            /**
             * @description How it arrives in the books; null: by the setting of the connection
             * @default null
             * @enum {string|null}
             */
            arriveAs: "draft" | "awaitingApproval" | "approved" | null;
            /**
             * @description Code of a reference of the kind brandingTheme; null: by the setting of the connection
             * @default null
             */
            brandingThemeId: string | null;
            /**
             * @description Units of its currency for one of the organisation’s own; null: the ledger’s rate of the day. Left out where it is the organisation’s own currency
             * @default null
             * @example 0.6543
             */
            currencyRate: string | null;
            lines: components["schemas"]["InvoiceLineInput"][];
            /**
             * Format: uuid
             * @description The books that it goes to; null: by its customer
             * @default null
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            connectionId: string | null;
            /** @default null */
            externalId: string | null;
            /** @default false */
            send: boolean;
            /**
             * @description With `send`: the books e-mail it to the customer when they have it. Where it waits here for approval, this waits with it
             * @default false
             */
            emailWhenInBooks: boolean;
        };
        InvoiceLineInput: {
            description: string;
            /**
             * @default 1
             * @example 12.50
             */
            quantity: string;
            /** @example 12.50 */
            unitPrice: string;
            /**
             * @default 0
             * @example 10
             */
            discountRate: string;
            /**
             * Format: uuid
             * @default null
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            productId: string | null;
            /**
             * Format: uuid
             * @default null
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            categoryId: string | null;
            /**
             * Format: uuid
             * @default null
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            taxComponentId: string | null;
            /** @default null */
            accountCode: string | null;
            /** @default null */
            itemCode: string | null;
            /** @default null */
            taxType: string | null;
            /**
             * @description Instead of what the mapping says, for each tracking category named
             * @default []
             */
            tracking: {
                trackingCategoryId: string;
                /** @description Null: none, whatever the mapping says */
                optionId: string | null;
            }[];
        };
        InvoiceToChange: {
            /**
             * Format: uuid
             * @default null
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            salesDocId: string | null;
            /**
             * Format: uuid
             * @default null
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            jobId: string | null;
            /**
             * Format: uuid
             * @default null
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            companyId: string | null;
            /**
             * Format: uuid
             * @default null
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            contactId: string | null;
            billingEmail?: string | null;
            /** @example USD */
            currency: string;
            /**
             * @default exclusive
             * @enum {string}
             */
            lineAmountType: "exclusive" | "inclusive" | "noTax";
            /**
             * Format: date
             * @example 2026-01-31
             */
            issueDate: string;
            /**
             * Format: date
             * @default null
             * @example 2026-01-31
             */
            dueDate: string | null;
            /** @default null */
            reference: string | null;
            /** @default null */
            number: string | null;
            /**
             * @description How it arrives in the books; null: by the setting of the connection
             * @default null
             * @enum {string|null}
             */
            arriveAs: "draft" | "awaitingApproval" | "approved" | null;
            /**
             * @description Code of a reference of the kind brandingTheme; null: by the setting of the connection
             * @default null
             */
            brandingThemeId: string | null;
            /**
             * @description Units of its currency for one of the organisation’s own; null: the ledger’s rate of the day. Left out where it is the organisation’s own currency
             * @default null
             * @example 0.6543
             */
            currencyRate: string | null;
            lines: components["schemas"]["InvoiceLineChange"][];
            /**
             * Format: uuid
             * @description Other books, of one that was never sent; null: by its customer. Left out: as it was
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            connectionId?: string | null;
            version?: number;
        };
        InvoiceLineChange: components["schemas"]["InvoiceLineInput"] & {
            /**
             * Format: uuid
             * @description A line that is there already; without one it is a new line
             * @default null
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            id: string | null;
        };
        InvoiceDraft: {
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            salesDocId: string | null;
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            jobId: string | null;
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            companyId: string | null;
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            contactId: string | null;
            billingEmail: string | null;
            recipients: {
                email: string;
                label: string | null;
                /** @enum {string} */
                source: "company" | "contact";
                /**
                 * Format: uuid
                 * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
                 */
                contactId: string | null;
            }[];
            currency: string;
            /** @enum {string} */
            lineAmountType: "exclusive" | "inclusive" | "noTax";
            issueDate: string;
            dueDate: string;
            reference: string | null;
            lines: {
                description: string;
                quantity: string;
                unitPrice: string;
                discountRate: string;
                /**
                 * Format: uuid
                 * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
                 */
                productId: string | null;
                /**
                 * Format: uuid
                 * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
                 */
                categoryId: string | null;
                /**
                 * Format: uuid
                 * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
                 */
                taxComponentId: string | null;
            }[];
            billing: components["schemas"]["Billing"];
            books: components["schemas"]["BooksToGoTo"];
        };
        /** @description The books that it would go to; null: none are connected */
        BooksToGoTo: {
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            connectionId: string;
            /** @description Organisation and ledger */
            label: string;
            /** @description Why it would wait here; null: it would go */
            why: string | null;
        } | null;
        InvoiceSource: {
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            salesDocId: string;
            part?: components["schemas"]["InvoicePart"];
        } | {
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            jobId: string;
            part?: components["schemas"]["InvoicePart"];
        } | {
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            companyId: string;
            part?: components["schemas"]["InvoicePart"];
        } | {
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            contactId: string;
            part?: components["schemas"]["InvoicePart"];
        };
        /**
         * @description How much of it: everything, a percentage, an amount (priced as the lines are), or what invoices before this one left
         * @default {
         *       "kind": "whole"
         *     }
         */
        InvoicePart: {
            /** @enum {string} */
            kind: "whole";
        } | {
            /** @enum {string} */
            kind: "percent";
            /** @example 10 */
            percent: string;
        } | {
            /** @enum {string} */
            kind: "amount";
            /** @example 12.50 */
            amount: string;
        } | {
            /** @enum {string} */
            kind: "rest";
        };
        InvoicePreview: {
            /** @example 12.30 */
            subTotal: string;
            /** @example 12.30 */
            totalTax: string;
            /** @example 12.30 */
            total: string;
            lines: {
                /** @example 12.30 */
                lineAmount: string;
                /** @example 12.30 */
                taxAmount: string;
                resolved: components["schemas"]["ResolvedLine"];
            }[];
            problems: components["schemas"]["Problem"][];
            books: components["schemas"]["BooksToGoTo"];
            /**
             * @description Null: no books are connected
             * @enum {string|null}
             */
            willArriveAs: "draft" | "awaitingApproval" | "approved" | null;
            /** @description The same in a sentence, or that it waits here */
            arrival: string | null;
            /** @description What the button says that sends it; null: there is nowhere to send it */
            sendLabel: string | null;
            /** @description Which contact of the books it would go to, as far as is known; decided anew when it goes */
            customer: {
                /** @enum {string} */
                decision: "linked" | "willLink" | "willCreate" | "ask" | "archived";
                words: string;
            } | null;
        };
        InvoicesToSend: {
            ids: string[];
        };
        DifferencesToSettle: {
            /**
             * @description Null: all that differ
             * @default null
             */
            fields: ("contact" | "reference" | "issueDate" | "dueDate" | "lineAmountType" | "brandingTheme" | "currencyRate" | "lines")[] | null;
        };
        Payment: {
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            id: string;
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            invoiceId: string;
            invoiceNumber: string | null;
            /** @enum {string} */
            kind: "payment" | "creditNote" | "prepayment" | "overpayment";
            /** @example 12.30 */
            amount: string;
            currency: string;
            paidOn: string;
            /** @description Null: where the mapping says, or as the books have it */
            accountCode: string | null;
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            methodId: string | null;
            reference: string | null;
            externalId: string | null;
            /** @enum {string} */
            recordedIn: "counterfoil" | "books";
            isBeingRemoved: boolean;
            /** @description Part of a batch payment in the books */
            isInBatch: boolean;
            /** @description Matched with the bank in the books, as far as they told */
            isReconciled: boolean;
            /** @description Why the books alone can remove it; null: nothing is known to hinder it */
            whyHeld: string | null;
            /** @description Where it stands in the books */
            booksUrl: string | null;
            /** @enum {string} */
            syncState: "queued" | "sending" | "needsAttention" | "inBooks" | "ignored";
            problem: components["schemas"]["Problem"];
            /**
             * Format: uuid
             * @description The latest sync operation, to retry; null: none of ours
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            operationId: string | null;
            actions: ("retry" | "remove")[];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            removedAt: string | null;
        };
        PaymentToRecord: {
            /**
             * @description In the currency of the invoice, or of the credit; null: all that is left of it
             * @default null
             * @example 12.50
             */
            amount: string | null;
            /**
             * Format: date
             * @example 2026-01-31
             */
            paidOn: string;
            /**
             * Format: uuid
             * @description How it was paid; its account in the books is chosen in Account mapping
             * @default null
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            methodId: string | null;
            /** @default null */
            accountCode: string | null;
            /** @default null */
            reference: string | null;
            /** @default null */
            externalId: string | null;
        };
        PaymentSum: {
            currency: string;
            /** @example 12.30 */
            invoiced: string;
            /** @example 12.30 */
            paid: string;
            /** @example 12.30 */
            credited: string;
            /** @example 12.30 */
            owing: string;
        };
        CreditNote: {
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            id: string;
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            invoiceId: string;
            number: string | null;
            currency: string;
            issueDate: string;
            reference: string | null;
            externalId: string | null;
            /** @example 12.30 */
            subTotal: string;
            /** @example 12.30 */
            totalTax: string;
            /** @example 12.30 */
            total: string;
            /**
             * @description What is set against nothing yet; null: not in the books
             * @example 12.30
             */
            remaining: string | null;
            ledgerStatus: string | null;
            lines: {
                /**
                 * Format: uuid
                 * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
                 */
                invoiceLineId: string;
                description: string;
                quantity: string;
                unitPrice: string;
                /** @example 12.30 */
                lineAmount: string;
                /** @example 12.30 */
                taxAmount: string;
            }[];
            /** @enum {string} */
            syncState: "queued" | "sending" | "needsAttention" | "inBooks" | "ignored";
            problem: components["schemas"]["Problem"];
            /**
             * Format: uuid
             * @description The latest sync operation, to retry; null: none of ours
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            operationId: string | null;
            actions: ("retry" | "remove")[];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            asOf: string | null;
        };
        CreditToGive: {
            /**
             * @description Null: all that is not credited yet
             * @default null
             */
            lines: {
                /**
                 * Format: uuid
                 * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
                 */
                invoiceLineId: string;
                /** @example 12.50 */
                quantity: string;
            }[] | null;
            /**
             * Format: date
             * @example 2026-01-31
             */
            issueDate: string;
            /** @default null */
            reference: string | null;
            /** @default null */
            externalId: string | null;
        };
        InvoiceDocuments: {
            ledgerName: string | null;
            isInBooks: boolean;
            email: {
                /** @description As the books have it */
                isSent: boolean;
                /** @description The address of the customer in the books */
                to: string | null;
                whyNot: string | null;
                /** @description It goes once the invoice is approved and in the books */
                isPlanned: boolean;
                latest: {
                    /**
                     * Format: uuid
                     * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
                     */
                    id: string;
                    sentTo: string | null;
                    /** Format: date-time */
                    askedAt: string;
                    /** Format: date-time */
                    sentAt: string | null;
                    isConfirmedByHand: boolean;
                    /** @description The books do not tell whether it was sent: a person must say */
                    isInDoubt: boolean;
                    /** @enum {string} */
                    syncState: "queued" | "sending" | "needsAttention" | "inBooks" | "ignored";
                    problem: components["schemas"]["Problem"];
                    /**
                     * Format: uuid
                     * @description The latest sync operation, to retry; null: none of ours
                     * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
                     */
                    operationId: string | null;
                    actions: ("retry" | "remove")[];
                } | null;
            };
            online: {
                /** @enum {string} */
                state: "notAsked" | "reading" | "there" | "failed";
                /** Format: date-time */
                asOf: string | null;
                problem: string | null;
                url: string | null;
                isAvailable: boolean;
            };
            pdf: {
                /** @enum {string} */
                state: "notAsked" | "reading" | "there" | "failed";
                /** Format: date-time */
                asOf: string | null;
                problem: string | null;
            };
            files: {
                /** @enum {string} */
                state: "notAsked" | "reading" | "there" | "failed";
                /** Format: date-time */
                asOf: string | null;
                problem: string | null;
                items: {
                    /**
                     * Format: uuid
                     * @description Null: it was put there in the books
                     * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
                     */
                    id: string | null;
                    name: string;
                    type: string;
                    /** @description Bytes */
                    size: number;
                    /** @description The customer sees it with the online invoice */
                    isOnline: boolean;
                    /** @enum {string} */
                    syncState: "queued" | "sending" | "needsAttention" | "inBooks" | "ignored";
                    problem: components["schemas"]["Problem"];
                    /**
                     * Format: uuid
                     * @description The latest sync operation, to retry; null: none of ours
                     * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
                     */
                    operationId: string | null;
                    actions: ("retry" | "remove")[];
                }[];
                hasRoom: boolean;
            };
            notes: {
                /**
                 * Format: uuid
                 * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
                 */
                id: string;
                text: string;
                /** Format: date-time */
                createdAt: string;
                /** @enum {string} */
                syncState: "queued" | "sending" | "needsAttention" | "inBooks" | "ignored";
                problem: components["schemas"]["Problem"];
                /**
                 * Format: uuid
                 * @description The latest sync operation, to retry; null: none of ours
                 * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
                 */
                operationId: string | null;
                actions: ("retry" | "remove")[];
            }[];
            history: {
                /** @description These books note what happens to an invoice */
                isOffered: boolean;
                /** @enum {string} */
                state: "notAsked" | "reading" | "there" | "failed";
                /** Format: date-time */
                asOf: string | null;
                problem: string | null;
                items: {
                    /** Format: date-time */
                    at: string;
                    who: string | null;
                    change: string;
                    details: string;
                }[];
            };
            actions: ("email" | "read" | "addFile" | "addNote")[];
        };
        EmailToSend: {
            /** @default null */
            externalId: string | null;
        };
        NoteToAdd: {
            text: string;
        };
        Credit: {
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            id: string;
            /** @enum {string} */
            kind: "creditNote" | "prepayment" | "overpayment";
            number: string | null;
            reference: string | null;
            currency: string;
            issueDate: string | null;
            /** @example 12.30 */
            total: string;
            /**
             * @description As the books have it
             * @example 12.30
             */
            remaining: string;
            /**
             * @description What may still be used: what is on its way is taken off
             * @example 12.30
             */
            left: string;
            /**
             * @description As much as the invoice that was asked for takes; null: none of it
             * @example 12.30
             */
            suggested: string | null;
            usedOn: {
                /**
                 * Format: uuid
                 * @description Null: an invoice that is not ours
                 * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
                 */
                invoiceId: string | null;
                /** @example 12.30 */
                amount: string;
                date: string | null;
            }[];
            refunds: {
                /** @example 12.30 */
                amount: string;
                paidOn: string;
            }[];
            /** @description On their way to the books, or stopped */
            uses: components["schemas"]["CreditUse"][];
            booksUrl: string | null;
            ledgerName: string;
            actions: ("use" | "refund")[];
            /** Format: date-time */
            asOf: string;
        };
        CreditUse: {
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            id: string;
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            creditId: string;
            /**
             * Format: uuid
             * @description Null: it is paid back
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            invoiceId: string | null;
            /** @example 12.30 */
            amount: string;
            currency: string;
            usedOn: string;
            reference: string | null;
            externalId: string | null;
            /** @enum {string} */
            syncState: "queued" | "sending" | "needsAttention" | "inBooks" | "ignored";
            problem: components["schemas"]["Problem"];
            /**
             * Format: uuid
             * @description The latest sync operation, to retry; null: none of ours
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            operationId: string | null;
            actions: ("retry" | "remove")[];
            /** Format: date-time */
            createdAt: string;
        };
        CreditToUse: {
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            creditId: string;
            /** @example 12.50 */
            amount: string;
            /** @default null */
            externalId: string | null;
        };
        Connection: {
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            id: string;
            /** @enum {string} */
            provider: "xero" | "quickbooks";
            ledgerName: string;
            organisationId: string;
            organisationName: string;
            country: string;
            /** @description Organisation and ledger, as invoices say whose books they are in */
            label: string;
            /** @description Where invoices go whose customer is tied to no books, even while it is disconnected: then they wait */
            isDefault: boolean;
            baseCurrency: string;
            timeZone: string;
            /** @enum {string} */
            status: "active" | "reconnectNeeded" | "disconnected";
            statusReason: string | null;
            /** @enum {string} */
            invoicesArriveAs: "draft" | "awaitingApproval" | "approved";
            /** @description What the people of this ledger call things */
            words: {
                organisation: string;
                contact: string;
                contacts: string;
                locked: string;
            };
            /** @description What these books take of an invoice beside its lines */
            offers: {
                arrivals: {
                    /** @enum {string} */
                    value: "draft" | "awaitingApproval" | "approved";
                    label: string;
                }[];
                arrivalsWhy: string;
                brandingThemes: boolean;
                tracking: boolean;
                history: boolean;
            };
            /** @description How invoices look that do not say otherwise; null: as the books decide */
            brandingThemeId: string | null;
            /**
             * @description When a customer who is not in the books goes there; who is there follows every change
             * @enum {string}
             */
            contactsTravel: "withFirstInvoice" | "whenSaved";
            /** Format: date-time */
            connectedAt: string;
            /** Format: date-time */
            disconnectedAt: string | null;
            /** Format: date-time */
            lastSweptAt: string | null;
            /** Format: date-time */
            lastWebhookAt: string | null;
            /**
             * Format: date-time
             * @description Set while changes are found in the books that no webhook told of; null: they come
             */
            webhooksSilentSince: string | null;
            /** @description How often all changes are read: more often while webhooks are silent, less with few calls left */
            sweepEverySeconds: number;
            /** Format: date-time */
            referenceReadAt: string | null;
            calls: {
                lastDay: number;
                sinceConnected: number;
                byOperation: {
                    operation: string;
                    calls: number;
                }[];
                minuteRemaining: number | null;
                dayRemaining: number | null;
                /** Format: date-time */
                blockedUntil: string | null;
                /** @description Reads this month, where the ledger counts them; allowed to all organisations of the application together */
                monthlyReads: {
                    used: number;
                    allowed: number;
                } | null;
            };
            /** @description Who numbers invoices, in a sentence */
            numbering: string;
            lockDates: {
                period: string | null;
                yearEnd: string | null;
            };
            mappingProblems: number;
            /** @description What the mapping lacks, or what the books no longer bear of it */
            mappingGaps: {
                subjectName: string;
                message: string;
            }[];
        };
        ConnectionToChange: {
            /** @enum {string} */
            invoicesArriveAs?: "draft" | "awaitingApproval" | "approved";
            brandingThemeId?: string | null;
            /** @enum {string} */
            contactsTravel?: "withFirstInvoice" | "whenSaved";
        };
        LedgerReference: {
            kind: string;
            code: string;
            name: string;
            /** @description As people know it: code and name, or the name alone */
            words: string;
            isActive: boolean;
            details: {
                type?: string;
                class?: string;
                taxType?: string;
                isRevenue?: boolean;
                acceptsPayments?: boolean;
                systemAccount?: string;
                rate?: string;
                appliesToRevenue?: boolean;
                unitPrice?: string;
                accountCode?: string;
                currency?: string;
                options?: {
                    ledgerId: string;
                    name: string;
                    isActive: boolean;
                }[];
            };
        };
        AuthorizationState: {
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            id: string;
            /** @enum {string} */
            state: "waiting" | "finishing" | "chooseOrganisation" | "done" | "failed" | "expired";
            organisations: {
                organisationId: string;
                name: string;
            }[] | null;
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            connectionId: string | null;
            problem: string | null;
        };
        ChosenOrganisation: {
            organisationId: string;
        };
        Authorization: {
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            id: string;
            authorizationUrl: string;
            /** Format: date-time */
            expiresAt: string;
        };
        Backfill: {
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            id: string;
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            connectionId: string;
            /** @enum {string} */
            state: "checking" | "checked" | "failed" | "running" | "paused" | "stopped" | "done" | "undoing" | "undoPaused" | "undoStopped" | "undone";
            /** @example Running */
            label: string;
            from: string;
            to: string;
            problem: string | null;
            outcomes: {
                /** @enum {string} */
                outcome: "willSend" | "needsAttention" | "inBooks" | "inBooksByNumber" | "onItsWay" | "setAside" | "voided" | "changedMeanwhile" | "sending" | "sent" | "undoing" | "undone" | "undoRefused";
                /** @example Will be sent */
                label: string;
                /** @description Why it needs attention, or could not be undone */
                problemCode: string | null;
                why: string | null;
                count: number;
                sums: {
                    currency: string;
                    /** @example 12.30 */
                    total: string;
                }[];
            }[];
            /** @description How many numbers the books have been asked for */
            checked: {
                asked: number;
                toAsk: number | null;
            };
            contacts: {
                linked: number;
                willLink: number;
                willCreate: number;
            };
            cost: {
                calls: number;
                seconds: number;
            };
            warnings: string[];
            /** @description Of the run, or of its undoing; null before it was started */
            progress: {
                of: number;
                done: number;
                needsAttention: number;
                /** @description Null while nothing is under way */
                secondsLeft: number | null;
            } | null;
            actions: ("start" | "pause" | "resume" | "stop" | "undo")[];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            startedAt: string | null;
            /** Format: date-time */
            finishedAt: string | null;
            /** Format: date-time */
            undoStartedAt: string | null;
            /** Format: date-time */
            undoFinishedAt: string | null;
        };
        /** @description Days of issue, both included; null: the start of the business year, today */
        BackfillRange: {
            /**
             * Format: date
             * @default null
             * @example 2026-01-31
             */
            from: string | null;
            /**
             * Format: date
             * @default null
             * @example 2026-01-31
             */
            to: string | null;
        };
        BackfillInvoice: {
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            invoiceId: string;
            number: string | null;
            customer: string | null;
            issueDate: string;
            currency: string;
            /** @example 12.30 */
            total: string;
            /** @enum {string} */
            outcome: "willSend" | "needsAttention" | "inBooks" | "inBooksByNumber" | "onItsWay" | "setAside" | "voided" | "changedMeanwhile" | "sending" | "sent" | "undoing" | "undone" | "undoRefused";
            label: string;
            problemCode: string | null;
            why: string | null;
            booksUrl: string | null;
        };
        Mappings: {
            defaultAccount: components["schemas"]["Mapping"];
            paymentAccount: components["schemas"]["Mapping"];
            paymentMethods: components["schemas"]["Mapping"][];
            categories: components["schemas"]["Mapping"][];
            /** @description The item that stands for each account that lines go to; null where lines name accounts */
            accountItems: (components["schemas"]["Mapping"] & {
                /** @description It has none, and one can be made in the books */
                canMake: boolean;
                isBeingMade: boolean;
            })[] | null;
            taxes: components["schemas"]["Mapping"][];
            /** @description Those that have an item of the books; the others go without one */
            products: components["schemas"]["Mapping"][];
            /** @description Each active tracking category of the books: its default, and by product category */
            tracking: {
                trackingCategoryId: string;
                name: string;
                rows: components["schemas"]["Mapping"][];
            }[];
        };
        Mapping: {
            /** @enum {string} */
            kind: "defaultAccount" | "categoryAccount" | "accountItem" | "taxRate" | "productItem" | "paymentAccount" | "paymentMethod" | "tracking";
            /** @description Category, tax component, account code, product or payment method id; `default`, or `none` for lines without a tax. Of tracking `<default or category id>/<tracking category>` */
            subjectId: string;
            subjectName: string;
            code: string | null;
            name: string | null;
            /** @description As people know it */
            words: string | null;
            isSuggested: boolean;
            problem: components["schemas"]["Problem"];
        };
        AccountItemToMake: {
            accountCode: string;
        };
        MappingsToSave: {
            changes: {
                /** @enum {string} */
                kind: "defaultAccount" | "categoryAccount" | "accountItem" | "taxRate" | "productItem" | "paymentAccount" | "paymentMethod" | "tracking";
                subjectId: string;
                code: string | null;
            }[];
        };
        ContactTies: {
            /** Format: date-time */
            readAt: string | null;
            counts: {
                all: number;
                linked: number;
                suggested: number;
                ambiguous: number;
                createsNew: number;
                none: number;
                /** @description Suggestions that can be confirmed all at once */
                exact: number;
            };
            items: components["schemas"]["ContactTie"][];
            nextCursor: string | null;
        };
        ContactTie: {
            customer: {
                /** @enum {string} */
                kind: "company" | "contact";
                /**
                 * Format: uuid
                 * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
                 */
                id: string;
                name: string;
                emails: string[];
            };
            /** @enum {string} */
            state: "linked" | "suggested" | "ambiguous" | "createsNew" | "none";
            /** @enum {string|null} */
            linkedBy: "creation" | "marker" | "email" | "name" | "hand" | "import" | null;
            contact: components["schemas"]["BooksContact"];
            suggestions: components["schemas"]["BooksContact"][];
            /** @description The suggestion leaves no doubt: the same e-mail or name */
            isExact: boolean;
        };
        /** @description The contact that it is tied to */
        BooksContact: {
            ledgerId: string;
            name: string;
            email: string | null;
            isActive: boolean;
            /** @description Not in the books any more, as after a merge */
            isGone: boolean;
            /**
             * @description Why it is suggested
             * @enum {string|null}
             */
            because: "marker" | "email" | "name" | "similarName" | null;
            /** @description Names of other customers tied to it */
            alsoStandsFor: string[];
        } | null;
        ContactToTie: {
            /** @enum {string} */
            customerKind: "company" | "contact";
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            customerId: string;
            ledgerId: string;
            /**
             * @description On purpose, though the contact stands for another customer already
             * @default false
             */
            isShared: boolean;
        };
        ContactToUntie: {
            /** @enum {string} */
            customerKind: "company" | "contact";
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            customerId: string;
        };
        ContactToMakeAnew: {
            /** @enum {string} */
            customerKind: "company" | "contact";
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            customerId: string;
        };
        ContactImportPreview: {
            /**
             * Format: date-time
             * @description When all contacts of the books were last read
             */
            readAt: string | null;
            total: number;
            counts: components["schemas"]["ContactImportCounts"];
            items: components["schemas"]["ImportedContact"][];
            nextCursor: string | null;
        };
        ContactImportCounts: {
            added: number;
            linked: number;
            known: number;
            asked: number;
            skipped: number;
            reasons: {
                /** @enum {string} */
                outcome: "added" | "linked" | "known" | "asked" | "skipped";
                reason: string;
                words: string;
                count: number;
            }[];
        };
        ImportedContact: {
            ledgerId: string;
            name: string;
            email: string | null;
            /** @enum {string} */
            outcome: "added" | "linked" | "known" | "asked" | "skipped";
            reason: string | null;
            /** @description The reason as a sentence */
            words: string | null;
            /** @description Those of ours that it is, or could be */
            customers: {
                /** @enum {string} */
                kind: "company" | "contact";
                /**
                 * Format: uuid
                 * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
                 */
                id: string;
                name: string;
            }[];
        };
        ContactImport: {
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            id: string;
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            connectionId: string;
            /** @enum {string} */
            state: "reading" | "running" | "stopped" | "done" | "failed";
            criteria: components["schemas"]["ContactImportCriteria"];
            total: number;
            looked: number;
            counts: components["schemas"]["ContactImportCounts"];
            problem: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            finishedAt: string | null;
        };
        ContactImportCriteria: {
            /** @default true */
            isCustomer: boolean;
            /** @default true */
            isActive: boolean;
            /** @default true */
            hasEmail: boolean;
            /**
             * @description First and last name
             * @default true
             */
            hasBothNames: boolean;
        };
        SyncCounts: {
            queued: number;
            sending: number;
            needsAttention: number;
            done: number;
            ignored: number;
            invoices: {
                syncState: string;
                accountingStatus: string | null;
                currency: string;
                count: number;
                /** @example 12.30 */
                total: string;
            }[];
        };
        OperationsToRetry: {
            ids: string[];
        } | {
            /** @enum {boolean} */
            all: true;
        };
        OperationsToIgnore: {
            ids: string[];
        };
        Automation: {
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            id: string;
            name: string;
            /** @enum {string} */
            board: "sales" | "jobs" | "invoices";
            trigger: components["schemas"]["AutomationTrigger"];
            /** @description Conditions joined by and or or; a part may be such a filter itself */
            conditions: Record<string, never>;
            actions: components["schemas"]["AutomationAction"][];
            /** @description The whole of it in words */
            sentence: string;
            isOn: boolean;
            /** @description Why it stands still; null: it runs */
            stopped: {
                /** @enum {string} */
                because: "person" | "loop" | "rights";
                sentence: string;
            } | null;
            /** @description Of the last seven days */
            runs: {
                lastWeek: number;
                failed: number;
                /** Format: date-time */
                lastAt: string | null;
            };
            /** @description With whose rights it acts */
            keptByName: string;
            version: number;
            mayChange: boolean;
        };
        AutomationTrigger: {
            /** @enum {string} */
            kind: "statusBecomes";
            /** @enum {string} */
            status: "waitingPayment" | "overdue" | "partiallyPaid" | "paid";
        } | {
            /** @enum {string} */
            kind: "statusStops";
            /** @enum {string} */
            status: "waitingPayment" | "overdue" | "partiallyPaid" | "paid";
        } | {
            /** @enum {string} */
            kind: "firstPayment";
        } | {
            /** @enum {string} */
            kind: "owingChanges";
        } | {
            /** @enum {string} */
            kind: "invoiceSent";
        } | {
            /** @enum {string} */
            kind: "invoiceVoided";
        } | {
            /** @enum {string} */
            kind: "invoiceDeleted";
        } | {
            /** @enum {string} */
            kind: "pushFailed";
        } | {
            /** @enum {string} */
            kind: "dueDate";
            days: number;
        } | {
            /** @enum {string} */
            kind: "stageChanges";
            to: string | null;
        } | {
            /** @enum {string} */
            kind: "columnChanges";
            columnId: string;
            to: string | null;
        } | {
            /** @enum {string} */
            kind: "created";
        };
        AutomationAction: {
            /** @enum {string} */
            kind: "moveToStage";
            stageId: string;
        } | {
            /** @enum {string} */
            kind: "setColumn";
            columnId: string;
            value: string | string[] | null;
        } | {
            /** @enum {string} */
            kind: "assign";
            userId: string | null;
        } | {
            /** @enum {string} */
            kind: "createJob";
            stageId: string | null;
        } | {
            /** @enum {string} */
            kind: "createInvoice";
            /** @description Null: what is not invoiced yet */
            percent: string | null;
            send: boolean;
        } | {
            /** @enum {string} */
            kind: "notify";
            to: ({
                /** @enum {string} */
                kind: "owner";
            } | {
                /** @enum {string} */
                kind: "creator";
            } | {
                /** @enum {string} */
                kind: "user";
                userId: string;
            } | {
                /** @enum {string} */
                kind: "role";
                role: string;
            })[];
            message: string;
            byEmail: boolean;
        } | {
            /** @enum {string} */
            kind: "emailCustomer";
            subject: string;
            body: string;
        } | {
            /** @enum {string} */
            kind: "callWebhook";
            endpointId: string;
        } | {
            /** @enum {string} */
            kind: "wait";
            days: number;
        };
        AutomationOptions: {
            /** @enum {string} */
            board: "sales" | "jobs" | "invoices";
            triggers: {
                kind: string;
                label: string;
            }[];
            statuses: {
                value: string;
                label: string;
            }[];
            /** @description What conditions may ask */
            fields: {
                key: string;
                name: string;
                /** @enum {string} */
                type: "status" | "person" | "date" | "number" | "money" | "text" | "link" | "tags";
                /** @description Empty where anything may be typed */
                choices: {
                    value: string;
                    label: string;
                }[];
                /**
                 * @description Where its values are searched, which are ids; null: nowhere
                 * @enum {string|null}
                 */
                searchedIn: "companies" | null;
            }[];
            actions: {
                kind: string;
                label: string;
            }[];
            /** @description Those that records may be moved to; the board’s own first */
            stages: {
                id: string;
                board: string;
                name: string;
            }[];
            /** @description Of this board, to wait for */
            ownStages: {
                value: string;
                label: string;
            }[];
            /** @description The board’s own first */
            columns: {
                id: string;
                /** @enum {string} */
                board: "sales" | "jobs" | "invoices" | "companies" | "contacts";
                name: string;
                /** @enum {string} */
                type: "status" | "person" | "date" | "number" | "money" | "text" | "link" | "tags";
                options: {
                    id: string;
                    name: string;
                    color: string;
                }[];
            }[];
            people: {
                value: string;
                label: string;
            }[];
            roles: {
                value: string;
                label: string;
            }[];
            /** @example its assignee */
            ownerWords: string;
            endpoints: {
                value: string;
                label: string;
            }[];
            placeholders: {
                name: string;
                label: string;
                sample: string;
            }[];
        };
        AutomationRecipe: {
            key: string;
            name: string;
            lead: string;
            sentence: string;
            rule: components["schemas"]["AutomationRule"];
        };
        AutomationRule: {
            /** @enum {string} */
            board: "sales" | "jobs" | "invoices";
            trigger: components["schemas"]["AutomationTrigger"];
            /** @description Conditions joined by and or or; a part may be such a filter itself */
            conditions: Record<string, never>;
            actions: components["schemas"]["AutomationAction"][];
        };
        AutomationCheck: {
            sentence: string;
            /** @description What stands in the way of saving; none: nothing does */
            problems: {
                path: string;
                message: string;
            }[];
        };
        AutomationTrial: {
            wouldRun: boolean;
            /** @description Whether it would run for the record, and why not */
            sentence: string;
            steps: {
                /** @enum {string} */
                outcome: "done" | "skipped" | "failed";
                words: string;
                /** @description As the customer would read it */
                mail: {
                    to: string;
                    subject: string;
                    text: string;
                } | null;
            }[];
        };
        AutomationToCreate: {
            name: string;
            /** @enum {string} */
            board: "sales" | "jobs" | "invoices";
            trigger: components["schemas"]["AutomationTrigger"];
            /** @description Conditions joined by and or or; a part may be such a filter itself */
            conditions: Record<string, never>;
            actions: components["schemas"]["AutomationAction"][];
            /** @default true */
            isOn: boolean;
        };
        AutomationToChange: {
            name?: string;
            /** @enum {string} */
            board?: "sales" | "jobs" | "invoices";
            trigger?: components["schemas"]["AutomationTrigger"];
            /** @description Conditions joined by and or or; a part may be such a filter itself */
            conditions?: Record<string, never>;
            actions?: components["schemas"]["AutomationAction"][];
            isOn?: boolean;
            version?: number;
        };
        AutomationRun: {
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            id: string;
            automation: {
                /**
                 * Format: uuid
                 * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
                 */
                id: string;
                name: string;
                isArchived: boolean;
            };
            record: {
                /** @enum {string} */
                kind: "invoice" | "job" | "salesDoc";
                /**
                 * Format: uuid
                 * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
                 */
                id: string;
                label: string;
            };
            /** @description The invoice that set it off, where the record is another */
            invoice: {
                /**
                 * Format: uuid
                 * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
                 */
                id: string;
                number: string | null;
            } | null;
            /** @description What happened */
            because: string;
            /** @enum {string} */
            state: "running" | "waiting" | "done" | "stopped" | "failed";
            stateWords: string;
            /**
             * Format: date-time
             * @description When a run that waits goes on
             */
            resumeAt: string | null;
            endedBecause: string | null;
            steps: {
                position: number;
                /** @enum {string} */
                outcome: "done" | "skipped" | "failed";
                words: string;
                /** Format: date-time */
                at: string;
                /** @description Where the mail or the call of a webhook stands that it wrote */
                outside: {
                    words: string;
                    isForAPerson: boolean;
                    /**
                     * Format: uuid
                     * @description Null: it was a call of a webhook
                     * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
                     */
                    mailId: string | null;
                } | null;
            }[];
            /** @description How many actions are still to come */
            left: number;
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            finishedAt: string | null;
            /** @description What the caller can do about it now */
            actions: ("retry" | "stop")[];
        };
        DriftCheck: {
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            id: string;
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            connectionId: string;
            /** @enum {string} */
            state: "listing" | "confirming" | "done" | "stopped" | "failed";
            /** @description By a person; otherwise it was due by itself */
            isAsked: boolean;
            /** @description Invoices that both sides have */
            compared: number;
            /** @description What it cost */
            calls: number;
            /** @description Differences that were open when it ended */
            found: number;
            /** @description Invoices that differ and were not looked at any more */
            leftOver: number;
            onlyThere: number;
            problem: string | null;
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            finishedAt: string | null;
            durationMs: number | null;
        };
        DriftStanding: {
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            connectionId: string;
            booksLabel: string;
            ledgerName: string;
            isConnected: boolean;
            /** @description Compared, and nothing differs now */
            isClean: boolean;
            /** @description What the last comparison came to */
            sentence: string;
            open: number;
            /** @description Those that one press repairs without a thought */
            safe: number;
            counts: {
                /** @enum {string} */
                kind: "notHere" | "duplicate" | "notThere" | "status" | "total" | "owing" | "dueDate" | "contact" | "payment";
                label: string;
                count: number;
            }[];
            last: components["schemas"]["DriftCheck"] & (Record<string, never> | null);
            running: components["schemas"]["DriftCheck"] & (Record<string, never> | null);
            /** @description Invoices that people made in the books themselves: no difference */
            onlyThere: {
                count: number;
                newest: {
                    ledgerId: string;
                    number: string | null;
                    customer: string | null;
                    currency: string;
                    /** @example 12.30 */
                    total: string;
                    /** @example 12.30 */
                    amountOwing: string;
                    booksUrl: string | null;
                    /**
                     * Format: uuid
                     * @description It stands here by now
                     * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
                     */
                    invoiceId: string | null;
                    /** @description It is being brought in */
                    isOnItsWay: boolean;
                    /** @description It can be brought in now */
                    mayComeIn: boolean;
                    /** @description Why it could not be brought in */
                    problem: string | null;
                }[];
            };
            actions: ("compare" | "stop" | "repairAll")[];
        };
        DriftFinding: {
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            id: string;
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            connectionId: string;
            /** @enum {string} */
            kind: "notHere" | "duplicate" | "notThere" | "status" | "total" | "owing" | "dueDate" | "contact" | "payment";
            label: string;
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            invoiceId: string | null;
            number: string | null;
            booksUrl: string | null;
            /** @description Where both sides are amounts */
            currency: string | null;
            ours: string | null;
            theirs: string | null;
            why: string;
            /**
             * Format: date-time
             * @description When the books changed it last
             */
            changedAt: string | null;
            /** @enum {string} */
            state: "open" | "repaired" | "gone";
            /** Format: date-time */
            foundAt: string;
            /** Format: date-time */
            closedAt: string | null;
            repairs: {
                /** @enum {string} */
                how: "readAgain" | "takeTheirs" | "sendOurs" | "link" | "voidDuplicate";
                label: string;
                asks: string | null;
            }[];
            /**
             * Format: uuid
             * @description The change that could not be sent: the sync centre says why
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            operationId: string | null;
            /** @description The repair that is being carried out */
            underWay: string | null;
            /** @description Why the last repair did not help */
            repairProblem: string | null;
            /** @description Nothing to press: only a person can decide */
            isForPerson: boolean;
        };
        DriftOfConnection: {
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            connectionId: string;
        };
        DriftRepair: {
            /** @enum {string} */
            how: "readAgain" | "takeTheirs" | "sendOurs" | "link" | "voidDuplicate";
        };
        DriftBringIn: {
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            connectionId: string;
            ledgerIds: string[];
        };
        Found: {
            /** @enum {string} */
            kind: "company" | "contact" | "product" | "salesDoc" | "job" | "invoice";
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            id: string;
            label: string;
            /** @description What it is, and whose */
            detail: string;
            chip: components["schemas"]["Chip"] & unknown;
        };
        Notification: {
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            id: string;
            title: string;
            body: string | null;
            /** @description The page of what it is about */
            path: string | null;
            /** Format: date-time */
            at: string;
            isRead: boolean;
        };
        NotificationCounts: {
            unread: number;
        };
        NotificationSettings: {
            /**
             * @description When you hear by e-mail of what may be mailed
             * @enum {string}
             */
            email: "atOnce" | "daily" | "never";
            /** @description Of the daily mail, in the workspace’s zone */
            digestHour: number;
            address: string;
            timeZone: string;
            isMailSetUp: boolean;
        };
        NotificationChoice: {
            /**
             * @description When you hear by e-mail of what may be mailed
             * @enum {string}
             */
            email: "atOnce" | "daily" | "never";
            /** @description Of the daily mail, in the workspace’s zone */
            digestHour: number;
        };
        MailSummary: {
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            id: string;
            to: string;
            toName: string | null;
            subject: string;
            /** @enum {string} */
            state: "queued" | "sending" | "sent" | "kept" | "undecided" | "failed";
            stateWords: string;
            problem: string | null;
            attempts: number;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description When one that waits is tried next
             */
            nextAt: string | null;
            /** Format: date-time */
            settledAt: string | null;
            mayRetry: boolean;
            mayDecide: boolean;
        };
        Mail: {
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            id: string;
            to: string;
            toName: string | null;
            subject: string;
            /** @enum {string} */
            state: "queued" | "sending" | "sent" | "kept" | "undecided" | "failed";
            stateWords: string;
            problem: string | null;
            attempts: number;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description When one that waits is tried next
             */
            nextAt: string | null;
            /** Format: date-time */
            settledAt: string | null;
            mayRetry: boolean;
            mayDecide: boolean;
            text: string;
            /** @description The page of what it is about */
            path: string | null;
            /** @description What the mail server said last */
            serverWords: string | null;
            messageId: string | null;
        };
        MailDecision: {
            arrived: boolean;
        };
        Activity: {
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            id: string;
            /** @example invoice */
            subjectKind: string;
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            subjectId: string;
            /** @example user */
            actorKind: string;
            actorId: string | null;
            actorName: string | null;
            /** @example updated */
            action: string;
            details: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            at: string;
        };
        HistoryEntry: {
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            id: string;
            /** Format: date-time */
            at: string;
            /** @description A person, a key, an automation, the ledger, or Counterfoil itself */
            who: string;
            /** @example Changed it */
            what: string;
            /** @description What was before and what is after, in words; null: nothing */
            changes: {
                field: string;
                from: string | null;
                to: string | null;
            }[];
            detail: string | null;
            isTrouble: boolean;
            /** @description The invoice that it is about, where the record is another */
            invoice: {
                /**
                 * Format: uuid
                 * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
                 */
                id: string;
                number: string | null;
            } | null;
        };
        ReportHome: {
            books: components["schemas"]["BooksOfReport"];
            cards: components["schemas"]["ReportCard"][];
        };
        BooksOfReport: {
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            connectionId: string;
            /** @description Organisation and ledger */
            label: string;
            organisationName: string;
            ledgerName: string;
            /** @description The organisation’s own: every figure without another is in it */
            currency: string;
            timeZone: string;
            /** @description Where the organisation is */
            today: string;
            /** @description All that were ever connected, the default first */
            choices: {
                /**
                 * Format: uuid
                 * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
                 */
                connectionId: string;
                label: string;
            }[];
            periods: {
                id: string;
                name: string;
                from: string;
                to: string;
            }[];
        };
        ReportCard: {
            /** @enum {string} */
            id: "agedReceivables" | "profitAndLoss" | "sales" | "unpaidJobs" | "daysToPay" | "bothSides";
            title: string;
            figure: {
                /** @enum {string} */
                kind: "money";
                /** @example 12.30 */
                amount: string;
                currency: string;
            } | {
                /** @enum {string} */
                kind: "words";
                words: string;
            };
            /** @description What the figure is */
            note: string;
            /** @description What the report answers */
            answers: string;
        };
        ReceivablesOfBothSides: {
            books: components["schemas"]["BooksOfReport"];
            asOf: string;
            reading: components["schemas"]["LedgerReading"];
            report: components["schemas"]["LedgerReading"];
            actions: "read"[];
            /** @description What came of comparing them */
            sentence: string;
            rows: {
                /** @description Null: only the books know this customer */
                customer: string | null;
                name: string;
                ours: components["schemas"]["AgedAmounts"];
                theirs: components["schemas"]["AgedAmounts"];
                difference: components["schemas"]["AgedAmounts"];
                why: components["schemas"]["ReceivablesDifference"][];
            }[];
            totals: {
                ours: components["schemas"]["AgedAmounts"];
                theirs: components["schemas"]["AgedAmounts"];
                difference: components["schemas"]["AgedAmounts"];
            };
        };
        LedgerReading: {
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            id: string;
            /** @enum {string} */
            state: "reading" | "done" | "stopped" | "failed";
            /** @example Read in 12 calls. */
            sentence: string;
            /** @description Requests that it took of the ledger so far */
            calls: number;
            /** @description Customers read so far, where they are read one by one */
            read: number;
            all: number;
            /** Format: date-time */
            askedAt: string;
            /** Format: date-time */
            readAt: string | null;
            actions: "stop"[];
        } | null;
        AgedAmounts: {
            /** @example 12.30 */
            current: string;
            /** @example 12.30 */
            days30: string;
            /** @example 12.30 */
            days60: string;
            /** @example 12.30 */
            days90: string;
            /** @example 12.30 */
            older: string;
            /** @example 12.30 */
            total: string;
        };
        ReceivablesDifference: {
            /** @enum {string} */
            kind: "notHere" | "notOwedThere" | "changed" | "exchangeRate" | "dueDate" | "credit" | "unexplained";
            sentence: string;
            /**
             * @description By how much the books say more
             * @example 12.30
             */
            amount: string;
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            invoiceId: string | null;
            booksUrl: string | null;
        };
        LedgerReceivablesToRead: {
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            connectionId?: string;
            /**
             * Format: date
             * @description The end of this day; today where it is left out
             * @example 2026-01-31
             */
            asOf?: string;
        };
        ProfitAndLossBesideOurs: {
            books: components["schemas"]["BooksOfReport"];
            period: {
                from: string;
                to: string;
            };
            reading: components["schemas"]["LedgerReading"];
            report: components["schemas"]["LedgerReading"];
            actions: "read"[];
            /** @description What came of comparing them */
            sentence: string;
            columns: {
                from: string;
                to: string;
            }[];
            lines: {
                /** @enum {string} */
                kind: "heading" | "account" | "sum";
                /** @description How deep it stands below others */
                level: number;
                name: string;
                /** @description One for each column; none of a heading */
                amounts: string[];
                /** @example 12.30 */
                total: string | null;
                /** @description Null where nothing is invoiced to: costs, headings and sums */
                here: {
                    /** @example 12.30 */
                    invoiced: string;
                    /**
                     * @description What the books have beside what was invoiced here
                     * @example 12.30
                     */
                    otherwise: string;
                    categories: {
                        name: string;
                        /** @example 12.30 */
                        amount: string;
                    }[];
                } | null;
            }[];
            income: {
                /** @example 12.30 */
                books: string;
                /** @example 12.30 */
                invoiced: string;
                /** @example 12.30 */
                otherwise: string;
            };
        };
        LedgerProfitAndLossToRead: {
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            connectionId?: string;
            /**
             * Format: date
             * @description The first day; the last twelve months where both are left out
             * @example 2026-01-31
             */
            from?: string;
            /**
             * Format: date
             * @description The last day; today where it is left out
             * @example 2026-01-31
             */
            to?: string;
            /** @default false */
            byMonth: boolean;
        };
        AgedReceivables: {
            books: components["schemas"]["BooksOfReport"];
            asOf: string;
            /** @description How it is counted, in words */
            note: string;
            rows: {
                customer: string;
                name: string;
                /**
                 * @description Not due yet, or without a due date
                 * @example 12.30
                 */
                current: string;
                /**
                 * @description 1 to 30 days overdue
                 * @example 12.30
                 */
                days30: string;
                /** @example 12.30 */
                days60: string;
                /** @example 12.30 */
                days90: string;
                /**
                 * @description 91 days overdue and more
                 * @example 12.30
                 */
                older: string;
                /** @example 12.30 */
                total: string;
                /** @description How many invoices, and credits where they count */
                count: number;
            }[];
            totals: {
                /**
                 * @description Not due yet, or without a due date
                 * @example 12.30
                 */
                current: string;
                /**
                 * @description 1 to 30 days overdue
                 * @example 12.30
                 */
                days30: string;
                /** @example 12.30 */
                days60: string;
                /** @example 12.30 */
                days90: string;
                /**
                 * @description 91 days overdue and more
                 * @example 12.30
                 */
                older: string;
                /** @example 12.30 */
                total: string;
                /** @description How many invoices, and credits where they count */
                count: number;
            };
        };
        ReportItem: {
            /** @enum {string} */
            kind: "invoice" | "credit" | "payment";
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            invoiceId: string | null;
            /** @example INV-0012 */
            name: string;
            customerName: string | null;
            issueDate: string | null;
            dueDate: string | null;
            /**
             * @description In the organisation’s own currency
             * @example 12.30
             */
            amount: string;
            /** @description In the currency of the document, where that is another */
            foreign: {
                /** @example 12.30 */
                amount: string;
                currency: string;
            } | null;
            /** @example 12 days overdue */
            note: string | null;
        };
        SalesReport: {
            books: components["schemas"]["BooksOfReport"];
            /** @enum {string} */
            by: "customer" | "category" | "month";
            period: {
                from: string;
                to: string;
            };
            before: {
                from: string;
                to: string;
            };
            note: string;
            rows: {
                key: string;
                name: string;
                /**
                 * @description Without tax, credit notes taken off
                 * @example 12.30
                 */
                net: string;
                /** @example 12.30 */
                gross: string;
                /** @description Invoices and credit notes */
                count: number;
                /**
                 * @description In the period before; null where months do not match
                 * @example 12.30
                 */
                netBefore: string | null;
                /**
                 * @description Of net, in percent
                 * @example 12.5
                 */
                change: string | null;
            }[];
            totals: {
                /**
                 * @description Without tax, credit notes taken off
                 * @example 12.30
                 */
                net: string;
                /** @example 12.30 */
                gross: string;
                /** @description Invoices and credit notes */
                count: number;
                /**
                 * @description In the period before; null where months do not match
                 * @example 12.30
                 */
                netBefore: string | null;
                /**
                 * @description Of net, in percent
                 * @example 12.5
                 */
                change: string | null;
            };
        };
        UnpaidJobs: {
            books: components["schemas"]["BooksOfReport"];
            note: string;
            rows: {
                /**
                 * Format: uuid
                 * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
                 */
                jobId: string;
                number: string;
                title: string;
                customerName: string | null;
                stageName: string;
                assigneeName: string | null;
                invoices: number;
                /** @example 12.30 */
                total: string;
                /** @example 12.30 */
                owing: string;
                oldestDue: string | null;
                /** @description Of the oldest; 0 where none is overdue */
                daysOverdue: number;
            }[];
            totals: {
                invoices: number;
                /** @example 12.30 */
                total: string;
                /** @example 12.30 */
                owing: string;
            };
        };
        DaysToPay: {
            books: components["schemas"]["BooksOfReport"];
            /**
             * @default customer
             * @enum {string}
             */
            by: "customer" | "month";
            period: {
                from: string;
                to: string;
            };
            before: {
                from: string;
                to: string;
            };
            note: string;
            /** @description Which customers take longer than before, in words */
            slower: string | null;
            rows: {
                key: string;
                name: string;
                /** @description Invoices that were paid in full in the period */
                count: number;
                /**
                 * @description From issue to paid in full; each invoice counts once
                 * @example 23.5
                 */
                average: string;
                /** @example 23.5 */
                median: string;
                /**
                 * @description The average from the due date; less than nothing is early
                 * @example 23.5
                 */
                late: string | null;
                /**
                 * @description In the period before
                 * @example 23.5
                 */
                averageBefore: string | null;
                /**
                 * @description More than nothing: slower than before
                 * @example 23.5
                 */
                change: string | null;
            }[];
            /** @description Null: nothing was paid in the period */
            totals: {
                /** @description Invoices that were paid in full in the period */
                count: number;
                /**
                 * @description From issue to paid in full; each invoice counts once
                 * @example 23.5
                 */
                average: string;
                /** @example 23.5 */
                median: string;
                /**
                 * @description The average from the due date; less than nothing is early
                 * @example 23.5
                 */
                late: string | null;
                /**
                 * @description In the period before
                 * @example 23.5
                 */
                averageBefore: string | null;
                /**
                 * @description More than nothing: slower than before
                 * @example 23.5
                 */
                change: string | null;
            } | null;
        };
        ImportReport: {
            columns: string[];
            /** @description Field → the column that holds it */
            map: {
                [key: string]: string;
            };
            rows: number;
            willCreate: {
                companies: number;
                contacts: number;
                invoices: number;
                lines: number;
                categories: number;
                taxComponents: number;
            };
            /** @description Null where nothing was saved */
            created: {
                companies: number;
                contacts: number;
                invoices: number;
                lines: number;
                categories: number;
                taxComponents: number;
            } | null;
            /** @description Customers or invoices that are there already */
            skipped: number;
            /** @description At most 200 */
            errors: {
                line: number;
                column: string | null;
                message: string;
            }[];
            /** @description Of the new invoices, where they have one currency */
            total: string | null;
        };
        ImportProblem: components["schemas"]["HttpProblem"] & {
            report?: components["schemas"]["ImportReport"];
        };
        CustomersImport: {
            csv: string;
            /**
             * @description Field → column, where the names do not say it
             * @default {}
             */
            map: {
                [key: string]: string;
            };
            /** @default false */
            dryRun: boolean;
        };
        InvoicesImport: {
            csv: string;
            /**
             * @description Field → column, where the names do not say it
             * @default {}
             */
            map: {
                [key: string]: string;
            };
            /** @default false */
            issue: boolean;
            /** @default false */
            dryRun: boolean;
        };
        LedgerUsage: {
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            connectionId: string;
            label: string;
            timeZone: string;
            /** @enum {string} */
            by: "hour" | "day";
            lanes: {
                key: string;
                name: string;
            }[];
            /** @description Oldest first, those without a call included */
            buckets: {
                calls: number;
                bytes: number;
                failed: number;
                refused: number;
                /** Format: date-time */
                startsAt: string;
                /** @description A date, or a date and a time, in the books’ zone */
                label: string;
                byLane: {
                    [key: string]: {
                        calls: number;
                        bytes: number;
                        failed: number;
                        refused: number;
                    };
                };
            }[];
            totals: {
                calls: number;
                bytes: number;
                failed: number;
                refused: number;
            };
            /** @description What a bucket may come to, where the ledger limits the day */
            line: {
                calls: number;
                words: string;
            } | null;
            limits: {
                /** @enum {string} */
                name: "second" | "minute" | "batches" | "day" | "month";
                words: string;
                used: number;
                allowed: number;
                left: number;
                /**
                 * Format: date-time
                 * @description At the present pace; null: not in its time
                 */
                spentAt: string | null;
                warning: string | null;
            }[];
            /**
             * Format: date-time
             * @description The ledger asked us to wait until then
             */
            waitsUntil: string | null;
            /** @description What used it most within the buckets */
            operations: {
                operation: string;
                calls: number;
                bytes: number;
            }[];
        };
        WebhookEndpoint: {
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            id: string;
            name: string;
            url: string;
            isOn: boolean;
            /** @description How it stands, in a sentence */
            standing: string;
            /** @enum {string} */
            tone: "good" | "quiet" | "bad";
            waiting: number;
            /** @description Of the last 35 days */
            failed: number;
            /** Format: date-time */
            lastDeliveredAt: string | null;
            /**
             * Format: date-time
             * @description Until then the secret before signs as well
             */
            previousSecretUntil: string | null;
            version: number;
        };
        WebhookSecret: {
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            id: string;
            /** @example whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD */
            secret: string;
        };
        WebhookEndpointToCreate: {
            name: string;
            url: string;
        };
        WebhookEndpointToChange: {
            name?: string;
            url?: string;
            isOn?: boolean;
            version?: number;
        };
        WebhookDelivery: {
            /**
             * Format: uuid
             * @description Also the `webhook-id` of every attempt
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            id: string;
            /**
             * Format: uuid
             * @example 0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e
             */
            endpointId: string;
            endpointName: string;
            type: string;
            /** @enum {string} */
            state: "queued" | "delivered" | "failed";
            stateWords: string;
            /** @description What came of the last attempt, in a sentence */
            words: string | null;
            /** @description The HTTP status of the last answer */
            status: number | null;
            attempts: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            lastAttemptAt: string | null;
            /** Format: date-time */
            nextAttemptAt: string | null;
            mayRetry: boolean;
            /** @description What is sent, as it is signed */
            payload: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
