/* eslint-disable */
import * as types from './graphql.js';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  mutation RequestOtp($input: RequestOtpInput!) {\n    requestOtp(input: $input) {\n      challengeId\n      expiresAt\n      resendAt\n    }\n  }\n": typeof types.RequestOtpDocument,
    "\n  mutation VerifyOtp($input: VerifyOtpInput!) {\n    verifyOtp(input: $input) {\n      accessToken\n      expiresAt\n      refreshToken\n    }\n  }\n": typeof types.VerifyOtpDocument,
    "\n  mutation RefreshSession($input: RefreshSessionInput!) {\n    refreshSession(input: $input) {\n      accessToken\n      expiresAt\n      refreshToken\n    }\n  }\n": typeof types.RefreshSessionDocument,
    "\n  query LeadFeedCursor {\n    leadFeedCursor\n  }\n": typeof types.LeadFeedCursorDocument,
    "\n  subscription LeadAssigned($after: Cursor) {\n    leadAssigned(after: $after) {\n      cursor\n      eventId\n      occurredAt\n      gap {\n        missed\n      }\n      assignment {\n        id\n      }\n      lead {\n        id\n        stage\n        message\n        listing {\n          id\n          title\n          listPrice\n        }\n        project {\n          id\n          name\n        }\n        contact {\n          name\n        }\n        buyer {\n          id\n          name\n        }\n      }\n    }\n  }\n": typeof types.LeadAssignedDocument,
    "\n  query Feed($first: Int! = 20, $after: String) {\n    feed(first: $first, after: $after) {\n      edges {\n        cursor\n        node {\n          id\n          title\n          listPrice\n          locality {\n            id\n            name\n          }\n          project {\n            id\n            reraNumber\n            builder {\n              id\n              name\n              reputation {\n                score\n                confidenceInterval {\n                  low\n                  high\n                }\n                reasons {\n                  code\n                }\n              }\n            }\n          }\n          agent {\n            id\n            reraNumber\n            name\n            trust {\n              score\n              band\n            }\n          }\n          trust {\n            score\n            lowerBound\n            band\n            reasons {\n              code\n            }\n          }\n          documents {\n            type\n            status\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.FeedDocument,
    "\n  mutation CreateLead($input: CreateLeadInput!) {\n    createLead(input: $input) {\n      leadId\n      outcome\n      routingStatus\n      routeAt\n      lead {\n        id\n        agent {\n          id\n          reraNumber\n          name\n        }\n      }\n    }\n  }\n": typeof types.CreateLeadDocument,
    "\n  query UnreadNotifications {\n    notifications(first: 1) {\n      unreadCount\n    }\n  }\n": typeof types.UnreadNotificationsDocument,
    "\n  query SearchListings($filter: ListingFilter, $sort: FeedSort!, $after: String, $language: TrustLanguage!) {\n    feed(filter: $filter, sort: $sort, first: 24, after: $after) {\n      edges {\n        node {\n          id\n          ...ListingCardFields\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.SearchListingsDocument,
    "\n  query ListingDetails($id: ID!, $language: TrustLanguage!) {\n    listing(id: $id) {\n      id\n      title\n      listPrice\n      originalListPrice\n      standardStatus\n      bedroomsTotal\n      bathroomsTotalInteger\n      carpetAreaSqFt\n      builtUpAreaSqFt\n      furnishing\n      floorBand\n      floorsTotal\n      ageYears\n      publicRemarks\n      photos\n      isAssignmentSynthetic\n      onMarketTimestamp\n      locality {\n        id\n        name\n        district\n        pinCode\n        priceLevel {\n          homes\n          lowerQuartile\n          median\n          upperQuartile\n        }\n      }\n      project {\n        id\n        name\n        reraNumber\n        status\n        completionDueOn\n        builder {\n          id\n          name\n        }\n      }\n      agent {\n        id\n        name\n        reraNumber\n        licensed\n        organization {\n          id\n          brand {\n            contactPhone\n          }\n        }\n        trust {\n          id\n          score\n          band\n        }\n      }\n      priceHistory {\n        effectiveAt\n        listPrice\n      }\n      documents {\n        id\n        type\n        status\n      }\n      trust {\n        id\n        ...TrustExplanationFields\n        score\n        band\n        confidenceInterval {\n          low\n          high\n        }\n      }\n    }\n  }\n": typeof types.ListingDetailsDocument,
    "\n  query ProjectDetails($reraNumber: String!, $language: TrustLanguage!) {\n    project(reraNumber: $reraNumber) {\n      id\n      name\n      reraNumber\n      status\n      district\n      pinCode\n      proposedCompletionOn\n      revisedCompletionOn\n      extendedCompletionOn\n      occupancyCertificateOn\n      completedOn\n      apartmentsCount\n      bookedApartmentsCount\n      complaintsCount\n      casesCount\n      lastModifiedOn\n      dataSource\n      builder {\n        id\n        name\n        reputation {\n          id\n          score\n          band\n          confidenceInterval {\n            low\n            high\n          }\n        }\n        reviews(first: 3) {\n          totalCount\n          edges {\n            node {\n              id\n              ...ReviewFields\n            }\n          }\n        }\n      }\n      delivery {\n        ...DeliveryFields\n      }\n      trust {\n        id\n        score\n        band\n        confidenceInterval {\n          low\n          high\n        }\n        ...TrustExplanationFields\n      }\n    }\n  }\n": typeof types.ProjectDetailsDocument,
    "\n  query BuilderDetails($id: ID!) {\n    builder(id: $id) {\n      id\n      name\n      districts\n      projectsCount\n      spellings\n      revokedRegistrations {\n        reraNumber\n        projectName\n        district\n        matchedBy\n        firstSeenOn\n      }\n      reputation {\n        id\n        score\n        band\n        confidenceInterval {\n          low\n          high\n        }\n        ...ReputationFields\n      }\n      reviews(first: 20) {\n        edges {\n          node {\n            id\n            ...ReviewFields\n          }\n        }\n      }\n    }\n  }\n": typeof types.BuilderDetailsDocument,
    "\n  query AgentDetails($id: ID!, $language: TrustLanguage!) {\n    agent(id: $id) {\n      id\n      name\n      reraNumber\n      licensed\n      licenceExpiresOn\n      languages\n      localities\n      organization {\n        id\n        name\n        city\n        brand {\n          logo\n          about\n          websiteUrl\n          contactPhone\n        }\n      }\n      trust {\n        id\n        score\n        band\n        confidenceInterval {\n          low\n          high\n        }\n        ...TrustExplanationFields\n      }\n      reviews(first: 20) {\n        edges {\n          node {\n            id\n            ...ReviewFields\n          }\n        }\n      }\n    }\n  }\n": typeof types.AgentDetailsDocument,
    "\n  mutation CreateApiKey($input: CreateApiKeyInput!) {\n    createApiKey(input: $input) {\n      secretKey\n      apiKey {\n        id\n      }\n      userErrors {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.CreateApiKeyDocument,
    "\n  mutation RevokeApiKey($input: RevokeApiKeyInput!) {\n    revokeApiKey(input: $input) {\n      apiKey {\n        id\n        revokedAt\n      }\n    }\n  }\n": typeof types.RevokeApiKeyDocument,
    "\n  query OwnApiKeys {\n    apiKeys {\n      id\n      name\n      scopes\n      createdAt\n      expiresAt\n      lastUsedAt\n      revokedAt\n    }\n    scopes {\n      name\n      held\n    }\n  }\n": typeof types.OwnApiKeysDocument,
    "\n  query ProjectsOfBuilder($builderId: ID!, $after: String) {\n    projects(filter: { builderId: $builderId }, first: 12, after: $after) {\n      edges {\n        node {\n          id\n          name\n          reraNumber\n          district\n          status\n          completionDueOn\n          completedOn\n          trust {\n            id\n            score\n            band\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.ProjectsOfBuilderDocument,
    "\n  fragment ReputationFields on BuilderReputation {\n    id\n    score\n    band\n    confidenceInterval {\n      low\n      high\n    }\n    coverage\n    percentile\n    asOf\n    modelVersion\n    caps\n    factors {\n      factor\n      value\n      weight\n      evidenceCount\n    }\n    reasons {\n      code\n      polarity\n      text\n      delays {\n        projects\n        late\n        silent\n        comparableLateShare\n      }\n      reviews {\n        people\n        meanStars\n      }\n    }\n    delivery {\n      ...DeliveryFields\n    }\n  }\n": typeof types.ReputationFieldsFragmentDoc,
    "\n  query ComparedHomes($ids: [ID!]!, $language: TrustLanguage!) {\n    nodes(ids: $ids) {\n      id\n      ... on Listing {\n        title\n        listPrice\n        originalListPrice\n        bedroomsTotal\n        bathroomsTotalInteger\n        carpetAreaSqFt\n        builtUpAreaSqFt\n        furnishing\n        floorsTotal\n        ageYears\n        onMarketTimestamp\n        photos\n        locality {\n          id\n          name\n        }\n        project {\n          id\n          name\n          reraNumber\n          completionDueOn\n          builder {\n            id\n            name\n            reputation {\n              id\n              score\n              band\n            }\n          }\n        }\n        agent {\n          id\n          name\n          trust {\n            id\n            score\n            band\n          }\n        }\n        documents {\n          id\n          status\n        }\n        trust {\n          id\n          score\n          band\n          lowerBound\n          confidenceInterval {\n            low\n            high\n          }\n          reasons {\n            code\n            polarity\n            text(language: $language)\n          }\n        }\n      }\n    }\n  }\n": typeof types.ComparedHomesDocument,
    "\n  mutation AnswerDocumentRequest($input: AnswerDocumentRequestInput!) {\n    answerDocumentRequest(input: $input) {\n      document {\n        id\n        status\n      }\n    }\n  }\n": typeof types.AnswerDocumentRequestDocument,
    "\n  mutation AppealDocument($input: AppealDocumentInput!) {\n    appealDocument(input: $input) {\n      document {\n        id\n        status\n      }\n    }\n  }\n": typeof types.AppealDocumentDocument,
    "\n  query OrganizationDocuments($after: String) {\n    organizationDocuments(first: 50, after: $after) {\n      edges {\n        node {\n          id\n          type\n          status\n          fileName\n          submittedAt\n          recheckOn\n          reviewDueAt\n          appealableUntil\n          ...DocumentProgress\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.OrganizationDocumentsDocument,
    "\n  query ProjectOfNumber($reraNumber: String!) {\n    project(reraNumber: $reraNumber) {\n      id\n    }\n  }\n": typeof types.ProjectOfNumberDocument,
    "\n  mutation CreateDocumentUpload($input: CreateDocumentUploadInput!) {\n    createDocumentUpload(input: $input) {\n      uploadId\n      method\n      url\n      headers {\n        name\n        value\n      }\n    }\n  }\n": typeof types.CreateDocumentUploadDocument,
    "\n  mutation SubmitDocument($input: SubmitDocumentInput!) {\n    submitDocument(input: $input) {\n      document {\n        id\n        status\n      }\n    }\n  }\n": typeof types.SubmitDocumentDocument,
    "\n  query ErasureReceipt($id: ID!, $secret: String!) {\n    erasureReceipt(id: $id, secret: $secret) {\n      id\n      erasedAt\n      complete\n      signature\n      keys {\n        sealed\n        fingerprint\n        destroyedAt\n      }\n      parts {\n        subgraph\n        erasedAt\n        rows {\n          table\n          count\n        }\n      }\n    }\n  }\n": typeof types.ErasureReceiptDocument,
    "\n  query OwnEnquiry($listingId: ID!) {\n    me {\n      id\n    }\n    leads(filter: { listingId: $listingId }, first: 20) {\n      edges {\n        node {\n          id\n          routingStatus\n          buyer {\n            id\n          }\n        }\n      }\n    }\n  }\n": typeof types.OwnEnquiryDocument,
    "\n  query ScoreHistory($id: ID!) {\n    trustScoreHistory(subjectType: LISTING, subjectId: $id, first: 60) {\n      id\n      score\n      asOf\n      confidenceInterval {\n        low\n        high\n      }\n    }\n  }\n": typeof types.ScoreHistoryDocument,
    "\n  query Enquirer {\n    me {\n      id\n      name\n      phone\n    }\n  }\n": typeof types.EnquirerDocument,
    "\n  mutation SendEnquiry($input: CreateLeadInput!) {\n    createLead(input: $input) {\n      leadId\n      routingStatus\n      routeAt\n    }\n  }\n": typeof types.SendEnquiryDocument,
    "\n  query SimilarHomes($id: ID!, $language: TrustLanguage!) {\n    similarListings(id: $id, first: 3) {\n      id\n      ...ListingCardFields\n    }\n  }\n": typeof types.SimilarHomesDocument,
    "\n  mutation TakeDownListingPhoto($input: TakeDownListingPhotoInput!) {\n    takeDownListingPhoto(input: $input) {\n      listing {\n        id\n        photos\n      }\n    }\n  }\n": typeof types.TakeDownListingPhotoDocument,
    "\n  query AuditTrail($filter: AuditFilter, $after: String, $first: Int!) {\n    auditTrail(filter: $filter, after: $after, first: $first) {\n      nodes {\n        seq\n        recordedAt\n        kind\n        action\n        source\n        role\n        actorId\n        actor {\n          id\n          name\n          status\n        }\n        subjectType\n        subjectId\n        subjectUser {\n          id\n          name\n          status\n        }\n        viaKey\n        before\n        after\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.AuditTrailDocument,
    "\n  query AuditCheck {\n    auditVerification {\n      entries\n      problem\n      seq\n    }\n  }\n": typeof types.AuditCheckDocument,
    "\n  query ManagerBoard($organizationId: ID!) {\n    organization(id: $organizationId) {\n      id\n      name\n      leads(first: 100, filter: { routingStatuses: [ASSIGNED, POND, QUEUED] }) {\n        edges {\n          node {\n            id\n            stage\n            routingStatus\n            createdAt\n            acceptedAt\n            firstContactedAt\n            assignment {\n              id\n              acceptDueAt\n              contactDueAt\n            }\n            contact {\n              name\n            }\n            listing {\n              id\n              title\n              listPrice\n            }\n            project {\n              id\n              name\n            }\n            agent {\n              id\n              name\n            }\n          }\n        }\n      }\n    }\n    agents(first: 100, filter: { organizationId: $organizationId }) {\n      edges {\n        node {\n          id\n          name\n          workload {\n            openLeads\n            assignedToday\n            openCap\n          }\n        }\n      }\n    }\n  }\n": typeof types.ManagerBoardDocument,
    "\n    subscription BoardEvents($after: Cursor) {\n      leadBoard(after: $after) {\n        cursor\n        eventId\n        gap {\n          missed\n        }\n      }\n    }\n  ": typeof types.BoardEventsDocument,
    "\n    query BoardEventsStart {\n      leadChannelCursor(channel: LEAD_BOARD)\n    }\n  ": typeof types.BoardEventsStartDocument,
    "\n  query OwnBrand($id: ID!) {\n    organization(id: $id) {\n      id\n      name\n      registration {\n        requestedName\n      }\n      brand {\n        logo\n        colour\n        about\n        websiteUrl\n        contactEmail\n        contactPhone\n      }\n    }\n  }\n": typeof types.OwnBrandDocument,
    "\n  mutation UpdateOrganization($input: UpdateOrganizationInput!) {\n    updateOrganization(input: $input) {\n      requestedName\n      organization {\n        id\n        name\n      }\n    }\n  }\n": typeof types.UpdateOrganizationDocument,
    "\n  mutation HandOverLeads($input: ReassignLeadsInput!) {\n    reassignLeads(input: $input) {\n      leadIds\n      refused {\n        leadId\n        code\n        message\n      }\n    }\n  }\n": typeof types.HandOverLeadsDocument,
    "\n  mutation InviteAgent($input: InviteAgentInput!) {\n    inviteAgent(input: $input) {\n      invitation {\n        id\n      }\n      userErrors {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.InviteAgentDocument,
    "\n  mutation InviteManager($input: InviteManagerInput!) {\n    inviteManager(input: $input) {\n      invitation {\n        id\n      }\n      userErrors {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.InviteManagerDocument,
    "\n  query LeadAlerts($organizationId: ID!) {\n    organization(id: $organizationId) {\n      id\n      leadAlerts {\n        id\n        kind\n        raisedAt\n        lead {\n          id\n          contact {\n            name\n          }\n          listing {\n            id\n            title\n          }\n        }\n      }\n    }\n  }\n": typeof types.LeadAlertsDocument,
    "\n  mutation AcknowledgeAlert($input: AcknowledgeLeadAlertInput!) {\n    acknowledgeLeadAlert(input: $input) {\n      alert {\n        id\n      }\n    }\n  }\n": typeof types.AcknowledgeAlertDocument,
    "\n  fragment LeadSettingsFields on LeadSettings {\n    acceptWithinS\n    contactWithinS\n    slaBreachesBeforePond\n    dailyCap\n    openCap\n    opensAtMinute\n    closesAtMinute\n    workDays\n  }\n": typeof types.LeadSettingsFieldsFragmentDoc,
    "\n  mutation UpdateLeadSettings($input: UpdateLeadSettingsInput!) {\n    updateLeadSettings(input: $input) {\n      settings {\n        acceptWithinS\n      }\n    }\n  }\n": typeof types.UpdateLeadSettingsDocument,
    "\n  mutation ReassignLead($input: ReassignLeadInput!) {\n    reassignLead(input: $input) {\n      lead {\n        id\n        routingStatus\n      }\n    }\n  }\n": typeof types.ReassignLeadDocument,
    "\n  query PreviewRouting($input: PreviewRoutingInput!) {\n    previewRouting(input: $input) {\n      isOpen\n      reason\n      rule {\n        id\n        name\n      }\n      candidates {\n        agent {\n          id\n          name\n        }\n        match {\n          final\n          openLeads\n          openCap\n        }\n      }\n    }\n  }\n": typeof types.PreviewRoutingDocument,
    "\n  mutation DeleteRule($input: DeleteRoutingRuleInput!) {\n    deleteRoutingRule(input: $input) {\n      rules {\n        id\n      }\n    }\n  }\n": typeof types.DeleteRuleDocument,
    "\n  mutation UpdateRule($input: UpdateRoutingRuleInput!) {\n    updateRoutingRule(input: $input) {\n      rules {\n        id\n      }\n    }\n  }\n": typeof types.UpdateRuleDocument,
    "\n  mutation CreateRule($input: CreateRoutingRuleInput!) {\n    createRoutingRule(input: $input) {\n      rules {\n        id\n      }\n    }\n  }\n": typeof types.CreateRuleDocument,
    "\n  query RoutingRules($organizationId: ID!) {\n    localities {\n      id\n      name\n    }\n    organization(id: $organizationId) {\n      id\n      routingRules {\n        id\n        name\n        position\n        isDefault\n        conditions {\n          localityIds\n          projectIds\n          sources\n          minPrice\n          maxPrice\n        }\n        agents {\n          id\n          name\n        }\n      }\n    }\n  }\n": typeof types.RoutingRulesDocument,
    "\n  query RuleAgents($organizationId: ID!) {\n    agents(first: 100, filter: { organizationId: $organizationId }) {\n      nodes {\n        id\n        name\n      }\n    }\n  }\n": typeof types.RuleAgentsDocument,
    "\n  query LeadSettings($organizationId: ID!) {\n    organization(id: $organizationId) {\n      id\n      leadSettings {\n        ...LeadSettingsFields\n      }\n    }\n  }\n": typeof types.LeadSettingsDocument,
    "\n  query TeamInvitations {\n    invitations(first: 50) {\n      edges {\n        node {\n          id\n          name\n          role\n          reraNumber\n          status\n          createdAt\n          expiresAt\n        }\n      }\n    }\n  }\n": typeof types.TeamInvitationsDocument,
    "\n  mutation WithdrawInvitation($input: WithdrawInvitationInput!) {\n    withdrawInvitation(input: $input) {\n      invitation {\n        id\n        status\n      }\n    }\n  }\n": typeof types.WithdrawInvitationDocument,
    "\n  fragment TeamMemberFields on Agent {\n    id\n    name\n    licensed\n    workload {\n      openLeads\n      assignedToday\n      openCap\n    }\n    working {\n      paused\n      pausedUntil\n      shiftStart\n      shiftEnd\n    }\n  }\n": typeof types.TeamMemberFieldsFragmentDoc,
    "\n  query Members {\n    members(first: 100) {\n      nodes {\n        role\n        since\n        user {\n          id\n          name\n        }\n      }\n    }\n  }\n": typeof types.MembersDocument,
    "\n  mutation RemoveMember($input: RemoveMemberInput!) {\n    removeMember(input: $input) {\n      userId\n    }\n  }\n": typeof types.RemoveMemberDocument,
    "\n  query ManagedTeam($organizationId: ID!) {\n    agents(first: 100, filter: { organizationId: $organizationId }) {\n      nodes {\n        id\n        ...TeamMemberFields\n      }\n    }\n  }\n": typeof types.ManagedTeamDocument,
    "\n  mutation PauseAgent($input: UpdateAgentProfileInput!) {\n    updateAgentProfile(input: $input) {\n      agent {\n        id\n      }\n    }\n  }\n": typeof types.PauseAgentDocument,
    "\n  query OrganizationUsage {\n    organizationUsage(first: 30) {\n      nodes {\n        day\n        quotas {\n          metric\n          used\n          limit\n          share\n        }\n      }\n    }\n  }\n": typeof types.OrganizationUsageDocument,
    "\n  mutation OpenDispute($input: OpenDisputeInput!) {\n    openDispute(input: $input) {\n      dispute {\n        id\n        status\n      }\n    }\n  }\n": typeof types.OpenDisputeDocument,
    "\n  mutation EraseMyData($input: EraseMyDataInput!) {\n    eraseMyData(input: $input) {\n      erased\n      receiptId\n      receiptSecret\n    }\n  }\n": typeof types.EraseMyDataDocument,
    "\n  query MyAccesses($after: String) {\n    myDataAccesses(first: 10, after: $after) {\n      nodes {\n        recordedAt\n        action\n        role\n        viaKey\n        organization {\n          id\n          name\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.MyAccessesDocument,
    "\n  query MyProfile {\n    me {\n      id\n      name\n      email\n      phone\n    }\n  }\n": typeof types.MyProfileDocument,
    "\n  query ExportMyData {\n    myData\n  }\n": typeof types.ExportMyDataDocument,
    "\n  mutation CorrectProfile($input: UpdateProfileInput!) {\n    updateProfile(input: $input) {\n      user {\n        id\n      }\n    }\n  }\n": typeof types.CorrectProfileDocument,
    "\n  query MyDisputes($after: String) {\n    disputes(first: 20, after: $after) {\n      nodes {\n        id\n        subjectType\n        severity\n        status\n        isOwn\n        statement\n        openedAt\n        decideBy\n        history {\n          action\n          at\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.MyDisputesDocument,
    "\n  mutation WithdrawDispute($input: WithdrawDisputeInput!) {\n    withdrawDispute(input: $input) {\n      dispute {\n        id\n        status\n      }\n    }\n  }\n": typeof types.WithdrawDisputeDocument,
    "\n  query MyEnquiries {\n    leads(first: 50) {\n      edges {\n        node {\n          id\n          stage\n          routingStatus\n          createdAt\n          acceptedAt\n          firstContactedAt\n          listing {\n            id\n            title\n            photos\n            bedroomsTotal\n          }\n          project {\n            id\n            name\n            builder {\n              id\n              name\n            }\n          }\n          agent {\n            id\n            name\n          }\n          organization {\n            id\n            name\n          }\n          siteVisits {\n            id\n            status\n            scheduledFor\n            buyerCode\n            verified\n          }\n          payments {\n            id\n            verified\n            ...MyPaymentFields\n          }\n        }\n      }\n    }\n  }\n": typeof types.MyEnquiriesDocument,
    "\n    subscription EnquiryEvents($after: Cursor) {\n      myEnquiries(after: $after) {\n        cursor\n        eventId\n        gap {\n          missed\n        }\n      }\n    }\n  ": typeof types.EnquiryEventsDocument,
    "\n    query EnquiryEventsStart {\n      leadChannelCursor(channel: MY_ENQUIRIES)\n    }\n  ": typeof types.EnquiryEventsStartDocument,
    "\n  query MyExports {\n    myDataExports {\n      id\n      status\n      requestedAt\n      expiresAt\n      partsReady\n      partsTotal\n      sizeBytes\n      sha256\n    }\n  }\n": typeof types.MyExportsDocument,
    "\n  mutation RequestExport($input: RequestDataExportInput!) {\n    requestDataExport(input: $input) {\n      dataExport {\n        id\n      }\n    }\n  }\n": typeof types.RequestExportDocument,
    "\n  query ExportLink($id: ID!) {\n    dataExportDownload(id: $id) {\n      url\n    }\n  }\n": typeof types.ExportLinkDocument,
    "\n  query MyInvitations {\n    myInvitations {\n      id\n      role\n      name\n      reraNumber\n      expiresAt\n      organization {\n        id\n        name\n        city\n      }\n    }\n  }\n": typeof types.MyInvitationsDocument,
    "\n  mutation AcceptInvitation($input: AcceptInvitationInput!) {\n    acceptInvitation(input: $input) {\n      awaitsConfirmation\n      refreshSession\n      userErrors {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.AcceptInvitationDocument,
    "\n  mutation DeclineInvitation($input: DeclineInvitationInput!) {\n    declineInvitation(input: $input) {\n      invitation {\n        id\n        status\n      }\n    }\n  }\n": typeof types.DeclineInvitationDocument,
    "\n  fragment MyPaymentFields on Payment {\n    id\n    kind\n    amount\n    receivedAt\n    verified\n  }\n": typeof types.MyPaymentFieldsFragmentDoc,
    "\n  mutation ConfirmPayment($input: ConfirmPaymentInput!) {\n    confirmPayment(input: $input) {\n      payment {\n        id\n        verified\n      }\n    }\n  }\n": typeof types.ConfirmPaymentDocument,
    "\n  query MyNotifications($language: NotificationLanguage!, $first: Int!) {\n    notifications(first: $first) {\n      unreadCount\n      nodes {\n        id\n        kind\n        subjectId\n        title(language: $language)\n        body(language: $language)\n        createdAt\n        readAt\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": typeof types.MyNotificationsDocument,
    "\n  mutation MarkNotificationsRead($input: MarkNotificationsReadInput!) {\n    markNotificationsRead(input: $input) {\n      unreadCount\n    }\n  }\n": typeof types.MarkNotificationsReadDocument,
    "\n  query MyNotificationSettings {\n    pushPublicKey\n    notificationSettings {\n      quietFrom\n      quietTo\n      urgentInQuietHours\n      emailDigest\n      marketingConsents\n      choices {\n        kind\n        category\n        channel\n        enabled\n      }\n    }\n  }\n": typeof types.MyNotificationSettingsDocument,
    "\n  mutation UpdateNotificationSettings($input: UpdateNotificationSettingsInput!) {\n    updateNotificationSettings(input: $input) {\n      settings {\n        quietFrom\n      }\n    }\n  }\n": typeof types.UpdateNotificationSettingsDocument,
    "\n  mutation SubscribePush($input: SubscribePushInput!) {\n    subscribePush(input: $input) {\n      subscriptionId\n    }\n  }\n": typeof types.SubscribePushDocument,
    "\n  mutation UnsubscribePush($input: UnsubscribePushInput!) {\n    unsubscribePush(input: $input) {\n      unsubscribed\n    }\n  }\n": typeof types.UnsubscribePushDocument,
    "\n    subscription NotificationReceived($after: Cursor) {\n      notificationReceived(after: $after) {\n        cursor\n        gap {\n          missed\n        }\n      }\n    }\n  ": typeof types.NotificationReceivedDocument,
    "\n    query NotificationCursor {\n      notificationCursor\n    }\n  ": typeof types.NotificationCursorDocument,
    "\n  mutation RequestSiteVisit($input: RequestSiteVisitInput!) {\n    requestSiteVisit(input: $input) {\n      visit {\n        id\n        status\n      }\n    }\n  }\n": typeof types.RequestSiteVisitDocument,
    "\n  mutation SubmitReview($input: SubmitReviewInput!) {\n    submitReview(input: $input) {\n      review {\n        id\n        status\n      }\n    }\n  }\n": typeof types.SubmitReviewDocument,
    "\n  mutation WithdrawEnquiry($input: WithdrawLeadInput!) {\n    withdrawLead(input: $input) {\n      lead {\n        id\n        routingStatus\n      }\n    }\n  }\n": typeof types.WithdrawEnquiryDocument,
    "\n  query AgentApplications {\n    agentApplications(first: 50) {\n      totalCount\n      edges {\n        node {\n          id\n          name\n          reraNumber\n          licenceExpiresOn\n          reasons\n          createdAt\n          organization {\n            id\n            name\n          }\n        }\n      }\n    }\n  }\n": typeof types.AgentApplicationsDocument,
    "\n  mutation ConfirmAgent($input: ConfirmAgentInput!) {\n    confirmAgent(input: $input) {\n      agent {\n        id\n      }\n    }\n  }\n": typeof types.ConfirmAgentDocument,
    "\n  mutation RejectAgent($input: RejectAgentInput!) {\n    rejectAgent(input: $input) {\n      __typename\n    }\n  }\n": typeof types.RejectAgentDocument,
    "\n  query PendingBrokerages {\n    organizations(status: PENDING, first: 50) {\n      totalCount\n      edges {\n        node {\n          id\n          name\n          city\n          createdAt\n          registration {\n            pan\n            gstin\n          }\n          similarlyNamed {\n            id\n            name\n          }\n        }\n      }\n    }\n  }\n": typeof types.PendingBrokeragesDocument,
    "\n  mutation VerifyBrokerage($input: VerifyOrganizationInput!) {\n    verifyOrganization(input: $input) {\n      organization {\n        id\n        status\n      }\n    }\n  }\n": typeof types.VerifyBrokerageDocument,
    "\n  mutation RejectBrokerage($input: RejectOrganizationInput!) {\n    rejectOrganization(input: $input) {\n      organization {\n        id\n        status\n      }\n    }\n  }\n": typeof types.RejectBrokerageDocument,
    "\n  query BrokeragesFound($name: String, $status: OrganizationStatus, $after: String) {\n    organizations(name: $name, status: $status, first: 20, after: $after) {\n      nodes {\n        id\n        name\n        city\n        status\n        createdAt\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.BrokeragesFoundDocument,
    "\n  query OpenDisputes {\n    disputes(filter: { status: [OPEN, UNDER_REVIEW, OVERDUE] }, first: 50) {\n      totalCount\n      edges {\n        node {\n          id\n          subjectType\n          subjectId\n          severity\n          status\n          relation\n          statement\n          openedAt\n          decideBy\n          history {\n            action\n            at\n            reason\n          }\n        }\n      }\n    }\n  }\n": typeof types.OpenDisputesDocument,
    "\n  mutation TriageDispute($input: TriageDisputeInput!) {\n    triageDispute(input: $input) {\n      dispute {\n        id\n        status\n      }\n    }\n  }\n": typeof types.TriageDisputeDocument,
    "\n  mutation ResolveDispute($input: ResolveDisputeInput!) {\n    resolveDispute(input: $input) {\n      dispute {\n        id\n        status\n      }\n    }\n  }\n": typeof types.ResolveDisputeDocument,
    "\n  fragment DocumentFacts on Document {\n    id\n    fileName\n    sizeBytes\n    sha256\n    subjectType\n    subjectId\n    ...DocumentProgress\n  }\n": typeof types.DocumentFactsFragmentDoc,
    "\n  query DocumentsToReview {\n    verificationCases(first: 50) {\n      totalCount\n      edges {\n        node {\n          id\n          documentId\n          documentType\n          approvals\n          approvalsNeeded\n          openedAt\n          dueAt\n          isWaitingForSubmitter\n          isAppeal\n          checklist\n        }\n      }\n    }\n  }\n": typeof types.DocumentsToReviewDocument,
    "\n  query PapersToReview($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      __typename\n      id\n      ... on Document {\n        subjectId\n        ...DocumentFacts\n      }\n    }\n  }\n": typeof types.PapersToReviewDocument,
    "\n  mutation DecideDocument($input: ReviewDocumentInput!) {\n    reviewDocument(input: $input) {\n      document {\n        id\n        status\n      }\n    }\n  }\n": typeof types.DecideDocumentDocument,
    "\n  query HeldReplies {\n    heldReviewReplies(first: 50) {\n      totalCount\n      edges {\n        node {\n          id\n          text\n          personalData\n          submittedAt\n        }\n      }\n    }\n  }\n": typeof types.HeldRepliesDocument,
    "\n  mutation ModerateReply($input: ModerateReviewReplyInput!) {\n    moderateReviewReply(input: $input) {\n      reply {\n        id\n        status\n      }\n    }\n  }\n": typeof types.ModerateReplyDocument,
    "\n  query HeldReviews {\n    moderationQueue(first: 50) {\n      totalCount\n      edges {\n        node {\n          id\n          subjectType\n          stars\n          text\n          basis\n          holdReason\n          personalData\n          submittedAt\n        }\n      }\n    }\n  }\n": typeof types.HeldReviewsDocument,
    "\n  mutation ModerateReview($input: ModerateReviewInput!) {\n    moderateReview(input: $input) {\n      review {\n        id\n        status\n      }\n    }\n  }\n": typeof types.ModerateReviewDocument,
    "\n  query IdentitiesToCheck($filter: UserFilter!) {\n    users(filter: $filter, last: 50) {\n      totalCount\n      edges {\n        node {\n          id\n          name\n          createdAt\n          agent {\n            id\n            name\n            reraNumber\n            licenceExpiresOn\n          }\n        }\n      }\n    }\n  }\n": typeof types.IdentitiesToCheckDocument,
    "\n  mutation VerifyIdentity($input: VerifyIdentityInput!) {\n    verifyIdentity(input: $input) {\n      user {\n        id\n        identityStatus\n      }\n    }\n  }\n": typeof types.VerifyIdentityDocument,
    "\n  query RequestedNames {\n    organizations(renaming: true, first: 50) {\n      totalCount\n      edges {\n        node {\n          id\n          name\n          city\n          registration {\n            pan\n            gstin\n            requestedName\n          }\n          similarlyNamed {\n            id\n            name\n          }\n        }\n      }\n    }\n  }\n": typeof types.RequestedNamesDocument,
    "\n  mutation ReviewName($input: ReviewOrganizationNameInput!) {\n    reviewOrganizationName(input: $input) {\n      organization {\n        id\n        name\n      }\n    }\n  }\n": typeof types.ReviewNameDocument,
    "\n  query PeopleFound($filter: UserFilter!, $after: String) {\n    users(filter: $filter, first: 20, after: $after) {\n      nodes {\n        id\n        name\n        status\n        identityStatus\n        roles\n        createdAt\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.PeopleFoundDocument,
    "\n  mutation GrantRole($input: GrantRoleInput!) {\n    grantRole(input: $input) {\n      user {\n        id\n        roles\n      }\n    }\n  }\n": typeof types.GrantRoleDocument,
    "\n  mutation RevokeRole($input: RevokeRoleInput!) {\n    revokeRole(input: $input) {\n      user {\n        id\n        roles\n      }\n    }\n  }\n": typeof types.RevokeRoleDocument,
    "\n  mutation ResetSecondFactor($input: ResetSecondFactorInput!) {\n    resetSecondFactor(input: $input) {\n      reset\n    }\n  }\n": typeof types.ResetSecondFactorDocument,
    "\n  mutation DeactivateUser($input: DeactivateUserInput!) {\n    deactivateUser(input: $input) {\n      user {\n        id\n        status\n      }\n    }\n  }\n": typeof types.DeactivateUserDocument,
    "\n  query SubjectsToReview($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      __typename\n      id\n      ... on Listing {\n        title\n      }\n      ... on Agent {\n        agentName: name\n      }\n      ... on Project {\n        projectName: name\n      }\n    }\n  }\n": typeof types.SubjectsToReviewDocument,
    "\n  query OperationsDashboard($name: DashboardName!, $minutes: Int!) {\n    dashboard(name: $name, minutes: $minutes) {\n      from\n      to\n      panels {\n        title\n        description\n        unit\n        limit\n        series {\n          name\n          values\n        }\n      }\n    }\n  }\n": typeof types.OperationsDashboardDocument,
    "\n  mutation ReplayDeadLetters($input: ReplayDeadLettersInput!) {\n    replayDeadLetters(input: $input) {\n      requestedCount\n    }\n  }\n": typeof types.ReplayDeadLettersDocument,
    "\n  mutation RetryFailedJobs($input: RetryFailedJobsInput!) {\n    retryFailedJobs(input: $input) {\n      retriedCount\n    }\n  }\n": typeof types.RetryFailedJobsDocument,
    "\n  fragment ServiceStateFields on ServiceState {\n    unpublishedEvents\n    unpublishedSince\n    unhandledEvents {\n      recordedBy\n      count\n    }\n    deadLetterCount\n    deadLetters {\n      eventId\n      type\n      subject\n      error\n      deliveries\n      failedAt\n      replayRequested\n    }\n    jobQueues {\n      name\n      waiting\n      running\n      retrying\n      failed\n      retryable\n    }\n    connections {\n      busy\n      idle\n      waiting\n      most\n    }\n  }\n": typeof types.ServiceStateFieldsFragmentDoc,
    "\n  query SystemState {\n    system {\n      identity {\n        ...ServiceStateFields\n      }\n      property {\n        ...ServiceStateFields\n      }\n      trust {\n        ...ServiceStateFields\n      }\n      crm {\n        ...ServiceStateFields\n      }\n      reputation {\n        ...ServiceStateFields\n      }\n    }\n  }\n": typeof types.SystemStateDocument,
    "\n  mutation WithdrawListing($input: WithdrawListingInput!) {\n    withdrawListing(input: $input) {\n      listing {\n        id\n        standardStatus\n      }\n    }\n  }\n": typeof types.WithdrawListingDocument,
    "\n  mutation CreateListing($input: CreateListingInput!) {\n    createListing(input: $input) {\n      listing {\n        id\n      }\n      userErrors {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.CreateListingDocument,
    "\n  query ProjectToList($reraNumber: String!) {\n    project(reraNumber: $reraNumber) {\n      id\n    }\n  }\n": typeof types.ProjectToListDocument,
    "\n  mutation PublishListing($input: PublishListingInput!) {\n    publishListing(input: $input) {\n      listing {\n        id\n        standardStatus\n      }\n    }\n  }\n": typeof types.PublishListingDocument,
    "\n  query OwnListings($filter: OrganizationListingFilter, $after: String) {\n    organizationListings(first: 20, after: $after, filter: $filter) {\n      edges {\n        node {\n          id\n          title\n          standardStatus\n          listPrice\n          originalListPrice\n          bedroomsTotal\n          carpetAreaSqFt\n          builtUpAreaSqFt\n          photos\n          daysOnMarket\n          modificationTimestamp\n          locality {\n            id\n            name\n          }\n          project {\n            id\n            name\n          }\n          agent {\n            id\n            name\n          }\n          documents {\n            id\n            status\n          }\n          trust {\n            id\n            score\n            band\n            confidenceInterval {\n              low\n              high\n            }\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.OwnListingsDocument,
    "\n  query OwnListingCounts(\n    $market: OrganizationListingFilter\n    $drafts: OrganizationListingFilter\n    $paused: OrganizationListingFilter\n    $gone: OrganizationListingFilter\n  ) {\n    market: organizationListings(first: 1, filter: $market) {\n      totalCount\n    }\n    drafts: organizationListings(first: 1, filter: $drafts) {\n      totalCount\n    }\n    paused: organizationListings(first: 1, filter: $paused) {\n      totalCount\n    }\n    gone: organizationListings(first: 1, filter: $gone) {\n      totalCount\n    }\n  }\n": typeof types.OwnListingCountsDocument,
    "\n  query PhotosOfListing($listingId: ID!) {\n    listingPhotos(listingId: $listingId) {\n      id\n      status\n      takenDownFor\n    }\n  }\n": typeof types.PhotosOfListingDocument,
    "\n  mutation ArrangePhotos($input: UpdateListingInput!) {\n    updateListing(input: $input) {\n      listing {\n        id\n        photos\n      }\n    }\n  }\n": typeof types.ArrangePhotosDocument,
    "\n  mutation CreateListingPhotoUpload($input: CreateListingPhotoUploadInput!) {\n    createListingPhotoUpload(input: $input) {\n      uploadId\n      method\n      url\n    }\n  }\n": typeof types.CreateListingPhotoUploadDocument,
    "\n  mutation AddListingPhoto($input: AddListingPhotoInput!) {\n    addListingPhoto(input: $input) {\n      listing {\n        id\n        photos\n      }\n    }\n  }\n": typeof types.AddListingPhotoDocument,
    "\n  mutation ChangeListingPrice($input: UpdateListingInput!) {\n    updateListing(input: $input) {\n      listing {\n        id\n        listPrice\n      }\n      userErrors {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.ChangeListingPriceDocument,
    "\n  query MySavedSearches {\n    mySavedSearches(first: 50) {\n      nodes {\n        id\n        name\n        alert\n        text\n        localityIds\n        bedrooms\n        priceMin\n        priceMax\n        createdAt\n      }\n    }\n  }\n": typeof types.MySavedSearchesDocument,
    "\n  mutation UpdateSavedSearch($input: UpdateSavedSearchInput!) {\n    updateSavedSearch(input: $input) {\n      savedSearch {\n        id\n      }\n    }\n  }\n": typeof types.UpdateSavedSearchDocument,
    "\n  mutation RemoveSavedSearch($input: RemoveSavedSearchInput!) {\n    removeSavedSearch(input: $input) {\n      id\n    }\n  }\n": typeof types.RemoveSavedSearchDocument,
    "\n  query FoundHomes($filter: ListingFilter) {\n    feed(filter: $filter, first: 1) {\n      totalCount\n    }\n  }\n": typeof types.FoundHomesDocument,
    "\n  query FoundFacets($text: String!, $filter: SearchFilter) {\n    search(text: $text, filter: $filter, first: 1) {\n      facets {\n        facet\n        value\n        label\n        count\n      }\n    }\n  }\n": typeof types.FoundFacetsDocument,
    "\n  query HomesOnMap($bounds: MapBounds!, $zoom: Int!, $filter: ListingFilter) {\n    map(bounds: $bounds, zoom: $zoom, filter: $filter) {\n      totalCount\n      clusters {\n        h3Index\n        count\n        latitude\n        longitude\n      }\n      listings {\n        id\n        title\n        listPrice\n        latitude\n        longitude\n      }\n    }\n  }\n": typeof types.HomesOnMapDocument,
    "\n  query MyAuthenticator {\n    mySecondFactor {\n      enrolledAt\n      recoveryCodesLeft\n      mandatory\n    }\n  }\n": typeof types.MyAuthenticatorDocument,
    "\n  mutation ConfirmAuthenticator($input: ConfirmSecondFactorInput!) {\n    confirmSecondFactor(input: $input) {\n      recoveryCodes\n    }\n  }\n": typeof types.ConfirmAuthenticatorDocument,
    "\n  mutation ReplaceRecoveryCodes($input: ReplaceRecoveryCodesInput!) {\n    replaceRecoveryCodes(input: $input) {\n      recoveryCodes\n    }\n  }\n": typeof types.ReplaceRecoveryCodesDocument,
    "\n  mutation RemoveAuthenticator($input: RemoveSecondFactorInput!) {\n    removeSecondFactor(input: $input) {\n      removed\n    }\n  }\n": typeof types.RemoveAuthenticatorDocument,
    "\n  query MyEmail {\n    me {\n      id\n      email\n      emailVerifiedAt\n    }\n  }\n": typeof types.MyEmailDocument,
    "\n  mutation ConfirmEmail($input: VerifyEmailInput!) {\n    verifyEmail(input: $input) {\n      user {\n        id\n      }\n    }\n  }\n": typeof types.ConfirmEmailDocument,
    "\n  query MySessions {\n    sessions(first: 50) {\n      edges {\n        node {\n          id\n          name\n          beganBy\n          createdAt\n          lastUsedAt\n          current\n        }\n      }\n    }\n  }\n": typeof types.MySessionsDocument,
    "\n  mutation EndSession($input: RevokeSessionInput!) {\n    revokeSession(input: $input) {\n      sessionId\n    }\n  }\n": typeof types.EndSessionDocument,
    "\n  mutation EndOtherSessions($input: SignOutEverywhereInput!) {\n    signOutEverywhere(input: $input) {\n      endedCount\n    }\n  }\n": typeof types.EndOtherSessionsDocument,
    "\n  query OrganizationSso {\n    ssoSettings {\n      issuer\n      clientId\n      enforced\n      redirectUrl\n      domains {\n        domain\n        recordName\n        recordValue\n        verifiedAt\n      }\n    }\n  }\n": typeof types.OrganizationSsoDocument,
    "\n  mutation ConfigureSso($input: ConfigureSsoInput!) {\n    configureSso(input: $input) {\n      settings {\n        issuer\n      }\n    }\n  }\n": typeof types.ConfigureSsoDocument,
    "\n  mutation EnforceSso($input: EnforceSsoInput!) {\n    enforceSso(input: $input) {\n      settings {\n        enforced\n      }\n    }\n  }\n": typeof types.EnforceSsoDocument,
    "\n  mutation RemoveSso {\n    removeSso {\n      settings {\n        issuer\n      }\n    }\n  }\n": typeof types.RemoveSsoDocument,
    "\n  query MyPasskeys {\n    myPasskeys {\n      id\n      name\n      createdAt\n      lastUsedAt\n    }\n  }\n": typeof types.MyPasskeysDocument,
    "\n  mutation RemovePasskey($input: RemovePasskeyInput!) {\n    removePasskey(input: $input) {\n      passkeyId\n    }\n  }\n": typeof types.RemovePasskeyDocument,
    "\n  query MyPasswordState {\n    myPassword {\n      changedAt\n      isAllowed\n    }\n  }\n": typeof types.MyPasswordStateDocument,
    "\n  mutation SetPassword($input: SetPasswordInput!) {\n    setPassword(input: $input) {\n      endedCount\n    }\n  }\n": typeof types.SetPasswordDocument,
    "\n  mutation RemovePassword {\n    removePassword {\n      removed\n    }\n  }\n": typeof types.RemovePasswordDocument,
    "\n  mutation AllowPasswords($input: AllowPasswordsInput!) {\n    allowPasswords(input: $input) {\n      allowed\n    }\n  }\n": typeof types.AllowPasswordsDocument,
    "\n  mutation AddSsoDomain($input: AddSsoDomainInput!) {\n    addSsoDomain(input: $input) {\n      settings {\n        issuer\n      }\n    }\n  }\n": typeof types.AddSsoDomainDocument,
    "\n  mutation VerifySsoDomain($input: VerifySsoDomainInput!) {\n    verifySsoDomain(input: $input) {\n      settings {\n        issuer\n      }\n    }\n  }\n": typeof types.VerifySsoDomainDocument,
    "\n  mutation RemoveSsoDomain($input: RemoveSsoDomainInput!) {\n    removeSsoDomain(input: $input) {\n      settings {\n        issuer\n      }\n    }\n  }\n": typeof types.RemoveSsoDomainDocument,
    "\n  query MyShortlist($language: TrustLanguage!) {\n    myShortlist {\n      listingId\n      listing {\n        id\n        title\n        ...ListingCardFields\n      }\n    }\n  }\n": typeof types.MyShortlistDocument,
    "\n  query StepUpWays {\n    mySecondFactor {\n      enrolledAt\n    }\n    myPasskeys {\n      id\n    }\n  }\n": typeof types.StepUpWaysDocument,
    "\n  mutation StepUp($input: StepUpInput!) {\n    stepUp(input: $input) {\n      provedUntil\n    }\n  }\n": typeof types.StepUpDocument,
    "\n  query LogHeadSince($firstSize: Int!) {\n    transparencyLogHead {\n      treeSize\n      rootHash\n      timestamp\n      signature\n      publicKey\n    }\n    transparencyLogConsistency(firstSize: $firstSize) {\n      firstSize\n      secondSize\n      firstRoot\n      secondRoot\n      path\n    }\n  }\n": typeof types.LogHeadSinceDocument,
    "\n  query DocumentReceipts($id: ID!) {\n    documentLogEntries(documentId: $id) {\n      leaf\n      leafIndex\n      treeSize\n      path\n      head {\n        treeSize\n        rootHash\n        timestamp\n        signature\n        publicKey\n      }\n    }\n  }\n": typeof types.DocumentReceiptsDocument,
    "\n  query LogHeads($after: String) {\n    transparencyLogHeads(first: 10, after: $after) {\n      nodes {\n        treeSize\n        rootHash\n        timestamp\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.LogHeadsDocument,
    "\n  query LogEntries($after: String) {\n    transparencyLogEntries(first: 20, after: $after) {\n      nodes {\n        leafIndex\n        documentId\n        leaf\n        recordedAt\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.LogEntriesDocument,
    "\n  query LogKey {\n    transparencyLogKey {\n      keyId\n      publicKey\n    }\n  }\n": typeof types.LogKeyDocument,
    "\n  mutation SendTest($input: SendTestWebhookInput!) {\n    sendTestWebhook(input: $input) {\n      eventId\n    }\n  }\n": typeof types.SendTestDocument,
    "\n  mutation SwitchWebhook($input: UpdateWebhookInput!) {\n    updateWebhook(input: $input) {\n      webhook {\n        id\n        enabled\n      }\n    }\n  }\n": typeof types.SwitchWebhookDocument,
    "\n  mutation RotateSecret($input: RotateWebhookSecretInput!) {\n    rotateWebhookSecret(input: $input) {\n      secret\n    }\n  }\n": typeof types.RotateSecretDocument,
    "\n  mutation RemoveWebhook($input: RemoveWebhookInput!) {\n    removeWebhook(input: $input) {\n      webhookId\n    }\n  }\n": typeof types.RemoveWebhookDocument,
    "\n  mutation CreateWebhook($input: CreateWebhookInput!) {\n    createWebhook(input: $input) {\n      secret\n      webhook {\n        id\n      }\n      userErrors {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.CreateWebhookDocument,
    "\n  query OwnWebhooks {\n    webhooks {\n      id\n      name\n      url\n      enabled\n      eventTypes\n      createdAt\n      previousSecretUntil\n    }\n  }\n": typeof types.OwnWebhooksDocument,
    "\n  query WebhookDeliveries($webhookId: ID!, $status: WebhookDeliveryStatus, $after: String) {\n    webhookDeliveries(webhookId: $webhookId, status: $status, first: 20, after: $after) {\n      nodes {\n        id\n        eventId\n        eventType\n        status\n        attempts\n        failure\n        responseStatus\n        isReplay\n        occurredAt\n        nextAttemptAt\n        finishedAt\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.WebhookDeliveriesDocument,
    "\n  fragment ActivityFields on LeadActivity {\n    id\n    kind\n    at\n    note\n    channel\n    contactOutcome\n    amount\n    fromStage\n    toStage\n    closeReason\n    actor {\n      id\n      name\n    }\n    agent {\n      id\n      name\n    }\n  }\n": typeof types.ActivityFieldsFragmentDoc,
    "\n  mutation AcceptLead($input: AcceptLeadInput!) {\n    acceptLead(input: $input) {\n      lead {\n        id\n        stage\n      }\n    }\n  }\n": typeof types.AcceptLeadDocument,
    "\n  mutation MarkLeadSeen($input: MarkLeadSeenInput!) {\n    markLeadSeen(input: $input) {\n      lead {\n        id\n      }\n    }\n  }\n": typeof types.MarkLeadSeenDocument,
    "\n  mutation RecordFirstContact($input: RecordFirstContactInput!) {\n    recordFirstContact(input: $input) {\n      lead {\n        id\n        stage\n      }\n    }\n  }\n": typeof types.RecordFirstContactDocument,
    "\n  mutation AdvanceLead($input: AdvanceLeadInput!) {\n    advanceLead(input: $input) {\n      lead {\n        id\n        stage\n      }\n    }\n  }\n": typeof types.AdvanceLeadDocument,
    "\n  mutation AddLeadNote($input: AddLeadNoteInput!) {\n    addLeadNote(input: $input) {\n      lead {\n        id\n      }\n    }\n  }\n": typeof types.AddLeadNoteDocument,
    "\n  mutation AddLeadTask($input: AddLeadTaskInput!) {\n    addLeadTask(input: $input) {\n      task {\n        id\n      }\n    }\n  }\n": typeof types.AddLeadTaskDocument,
    "\n  mutation UpdateLeadTask($input: UpdateLeadTaskInput!) {\n    updateLeadTask(input: $input) {\n      task {\n        id\n      }\n    }\n  }\n": typeof types.UpdateLeadTaskDocument,
    "\n  mutation ScheduleSiteVisit($input: ScheduleSiteVisitInput!) {\n    scheduleSiteVisit(input: $input) {\n      visit {\n        id\n      }\n    }\n  }\n": typeof types.ScheduleSiteVisitDocument,
    "\n  mutation RescheduleSiteVisit($input: RescheduleSiteVisitInput!) {\n    rescheduleSiteVisit(input: $input) {\n      visit {\n        id\n      }\n    }\n  }\n": typeof types.RescheduleSiteVisitDocument,
    "\n  mutation CompleteSiteVisit($input: CompleteSiteVisitInput!) {\n    completeSiteVisit(input: $input) {\n      visit {\n        id\n      }\n    }\n  }\n": typeof types.CompleteSiteVisitDocument,
    "\n  mutation CancelSiteVisit($input: CancelSiteVisitInput!) {\n    cancelSiteVisit(input: $input) {\n      visit {\n        id\n      }\n    }\n  }\n": typeof types.CancelSiteVisitDocument,
    "\n  fragment LeadPaymentFields on Payment {\n    id\n    kind\n    amount\n    receivedAt\n    verified\n  }\n": typeof types.LeadPaymentFieldsFragmentDoc,
    "\n  mutation RecordPayment($input: RecordPaymentInput!) {\n    recordPayment(input: $input) {\n      payment {\n        id\n      }\n    }\n  }\n": typeof types.RecordPaymentDocument,
    "\n  query LeadDetails($id: ID!) {\n    lead(id: $id) {\n      id\n      stage\n      allowedStages\n      temperature\n      message\n      createdAt\n      acceptedAt\n      firstContactedAt\n      budgetMin\n      budgetMax\n      ruleName\n      buyer {\n        id\n        name\n      }\n      contact {\n        name\n        phone\n        email\n        consents {\n          channel\n          purpose\n          revokedAt\n        }\n      }\n      listing {\n        id\n        title\n        listPrice\n      }\n      project {\n        id\n        name\n      }\n      assignment {\n        id\n        match {\n          final\n          locality\n          budget\n          language\n          projectExpertise\n          trust\n          eligible\n        }\n      }\n      siteVisits {\n        id\n        ...SiteVisitFields\n      }\n      tasks {\n        id\n        ...LeadTaskFields\n      }\n      payments {\n        id\n        ...LeadPaymentFields\n      }\n      activities(first: 50) {\n        edges {\n          node {\n            id\n            ...ActivityFields\n          }\n        }\n      }\n    }\n  }\n": typeof types.LeadDetailsDocument,
    "\n  fragment LeadTaskFields on LeadTask {\n    id\n    title\n    dueAt\n    status\n  }\n": typeof types.LeadTaskFieldsFragmentDoc,
    "\n  fragment SiteVisitFields on SiteVisit {\n    id\n    status\n    scheduledFor\n    verified\n  }\n": typeof types.SiteVisitFieldsFragmentDoc,
    "\n  subscription IncomingLeadEvents($after: Cursor) {\n    leadAssigned(after: $after) {\n      cursor\n      eventId\n      occurredAt\n      gap {\n        missed\n      }\n      assignment {\n        id\n        acceptDueAt\n        match {\n          eligible\n          locality\n          budget\n          language\n          projectExpertise\n          trust\n        }\n      }\n      lead {\n        id\n        stage\n        acceptedAt\n        message\n        listing {\n          id\n          title\n          listPrice\n        }\n        project {\n          id\n          name\n        }\n        buyer {\n          id\n          name\n        }\n      }\n    }\n  }\n": typeof types.IncomingLeadEventsDocument,
    "\n    query IncomingLeadsStart {\n      leadFeedCursor\n    }\n  ": typeof types.IncomingLeadsStartDocument,
    "\n  query MyDay($on: LocalDate) {\n    myDay(on: $on) {\n      date\n      toAccept {\n        id\n        ...DayLeadFields\n        assignment {\n          id\n          acceptDueAt\n        }\n      }\n      toContact {\n        id\n        ...DayLeadFields\n        assignment {\n          id\n          contactDueAt\n        }\n      }\n      visits {\n        id\n        status\n        scheduledFor\n        lead {\n          id\n          ...DayLeadFields\n        }\n      }\n      tasks {\n        id\n        title\n        dueAt\n        lead {\n          id\n          ...DayLeadFields\n        }\n      }\n    }\n  }\n": typeof types.MyDayDocument,
    "\n  fragment DayLeadFields on Lead {\n    id\n    createdAt\n    buyer {\n      id\n      name\n    }\n    contact {\n      name\n    }\n    listing {\n      id\n      title\n    }\n    project {\n      id\n      name\n    }\n  }\n": typeof types.DayLeadFieldsFragmentDoc,
    "\n  query MyTrust($agentId: ID!, $language: TrustLanguage!) {\n    agent(id: $agentId) {\n      id\n      reraNumber\n      licenceExpiresOn\n      licensed\n      trust {\n        id\n        ...TrustExplanationFields\n      }\n    }\n  }\n": typeof types.MyTrustDocument,
    "\n  query PondLeads {\n    leads(first: 50, filter: { routingStatuses: [POND] }) {\n      nodes {\n        id\n        message\n        createdAt\n        budgetMax\n        languages\n        listing {\n          id\n          title\n          listPrice\n        }\n        project {\n          id\n          name\n        }\n      }\n    }\n  }\n": typeof types.PondLeadsDocument,
    "\n  mutation ClaimLead($input: ClaimLeadInput!) {\n    claimLead(input: $input) {\n      lead {\n        id\n      }\n    }\n  }\n": typeof types.ClaimLeadDocument,
    "\n    subscription PondEvents($after: Cursor) {\n      pond(after: $after) {\n        cursor\n        eventId\n        gap {\n          missed\n        }\n      }\n    }\n  ": typeof types.PondEventsDocument,
    "\n    query PondEventsStart {\n      leadChannelCursor(channel: POND)\n    }\n  ": typeof types.PondEventsStartDocument,
    "\n  query AgentLeads($filter: LeadFilter) {\n    leads(filter: $filter, first: 50) {\n      edges {\n        node {\n          id\n          stage\n          temperature\n          message\n          createdAt\n          acceptedAt\n          firstContactedAt\n          buyer {\n            id\n            name\n          }\n          contact {\n            name\n          }\n          listing {\n            id\n            title\n            listPrice\n          }\n          project {\n            id\n            name\n          }\n          assignment {\n            id\n            assignedAt\n            acceptDueAt\n            contactDueAt\n            match {\n              eligible\n              locality\n              budget\n              language\n              projectExpertise\n              trust\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.AgentLeadsDocument,
    "\n  mutation RequestEmailOtp($input: RequestEmailOtpInput!) {\n    requestEmailOtp(input: $input) {\n      challengeId\n      expiresAt\n      resendAt\n    }\n  }\n": typeof types.RequestEmailOtpDocument,
    "\n  mutation RequestEmailVerification($input: RequestEmailVerificationInput!) {\n    requestEmailVerification(input: $input) {\n      challengeId\n      expiresAt\n      resendAt\n    }\n  }\n": typeof types.RequestEmailVerificationDocument,
    "\n  mutation BeginPasskeySignIn {\n    beginPasskeySignIn {\n      options\n    }\n  }\n": typeof types.BeginPasskeySignInDocument,
    "\n  mutation BeginPasskeyRegistration {\n    beginPasskeyRegistration {\n      options\n    }\n  }\n": typeof types.BeginPasskeyRegistrationDocument,
    "\n  mutation RegisterPasskey($input: RegisterPasskeyInput!) {\n    registerPasskey(input: $input) {\n      passkey {\n        id\n      }\n    }\n  }\n": typeof types.RegisterPasskeyDocument,
    "\n  mutation BeginPasskeyStepUp {\n    beginPasskeyStepUp {\n      options\n    }\n  }\n": typeof types.BeginPasskeyStepUpDocument,
    "\n  mutation StepUpWithPasskey($input: StepUpWithPasskeyInput!) {\n    stepUpWithPasskey(input: $input) {\n      provedUntil\n    }\n  }\n": typeof types.StepUpWithPasskeyDocument,
    "\n  query Viewer {\n    me {\n      id\n      name\n      roles\n      agent {\n        id\n        name\n      }\n      organization {\n        id\n        name\n      }\n    }\n  }\n": typeof types.ViewerDocument,
    "\n  fragment DocumentProgress on Document {\n    checks {\n      check\n      outcome\n      code\n    }\n    history {\n      action\n      reason\n      note\n      at\n    }\n  }\n": typeof types.DocumentProgressFragmentDoc,
    "\n  query PaperLink($id: ID!) {\n    documentDownload(id: $id) {\n      url\n    }\n  }\n": typeof types.PaperLinkDocument,
    "\n  query PaperPart($id: ID!, $part: Int!) {\n    documentContent(id: $id, part: $part) {\n      parts\n      mediaType\n      contentBase64\n    }\n  }\n": typeof types.PaperPartDocument,
    "\n  fragment ListingCardFields on Listing {\n    id\n    title\n    listPrice\n    standardStatus\n    bedroomsTotal\n    carpetAreaSqFt\n    builtUpAreaSqFt\n    photos\n    dataSource\n    locality {\n      id\n      name\n    }\n    project {\n      id\n      name\n    }\n    trust {\n      id\n      score\n      band\n      confidenceInterval {\n        low\n        high\n      }\n      reasons {\n        code\n        polarity\n        text(language: $language)\n      }\n    }\n  }\n": typeof types.ListingCardFieldsFragmentDoc,
    "\n  query SearchLocalities {\n    localities {\n      id\n      name\n      latitude\n      longitude\n    }\n  }\n": typeof types.SearchLocalitiesDocument,
    "\n  query Suggest($text: String!) {\n    suggest(text: $text) {\n      kind\n      title\n      subtitle\n      locality {\n        id\n      }\n      project {\n        id\n        reraNumber\n      }\n      builder {\n        id\n      }\n      agent {\n        id\n      }\n      listing {\n        id\n      }\n    }\n  }\n": typeof types.SuggestDocument,
    "\n  query LeadMessages($leadId: ID!) {\n    leadMessages(leadId: $leadId, first: 50) {\n      nodes {\n        id\n        author\n        agent {\n          id\n          name\n        }\n        text\n        sentAt\n        isRead\n      }\n    }\n  }\n": typeof types.LeadMessagesDocument,
    "\n  mutation SendLeadMessage($input: SendLeadMessageInput!) {\n    sendLeadMessage(input: $input) {\n      message {\n        id\n      }\n    }\n  }\n": typeof types.SendLeadMessageDocument,
    "\n  mutation MarkMessagesRead($input: MarkLeadMessagesReadInput!) {\n    markLeadMessagesRead(input: $input) {\n      __typename\n    }\n  }\n": typeof types.MarkMessagesReadDocument,
    "\n      subscription MessagesToAgent($after: Cursor) {\n        leadMessageReceived(after: $after, as: AGENT) {\n          cursor\n          eventId\n          gap {\n            missed\n          }\n        }\n      }\n    ": typeof types.MessagesToAgentDocument,
    "\n      query MessagesToAgentStart {\n        leadFeedCursor\n      }\n    ": typeof types.MessagesToAgentStartDocument,
    "\n      subscription MessagesToBuyer($after: Cursor) {\n        leadMessageReceived(after: $after, as: BUYER) {\n          cursor\n          eventId\n          gap {\n            missed\n          }\n        }\n      }\n    ": typeof types.MessagesToBuyerDocument,
    "\n      query MessagesToBuyerStart {\n        leadChannelCursor(channel: MY_ENQUIRIES)\n      }\n    ": typeof types.MessagesToBuyerStartDocument,
    "\n  mutation SaveSearch($input: SaveSearchInput!) {\n    saveSearch(input: $input) {\n      savedSearch {\n        id\n      }\n    }\n  }\n": typeof types.SaveSearchDocument,
    "\n  query ShortlistedIds {\n    myShortlist {\n      listingId\n    }\n  }\n": typeof types.ShortlistedIdsDocument,
    "\n  mutation AddToShortlist($input: AddToShortlistInput!) {\n    addToShortlist(input: $input) {\n      shortlistedHome {\n        listingId\n      }\n    }\n  }\n": typeof types.AddToShortlistDocument,
    "\n  mutation RemoveFromShortlist($input: RemoveFromShortlistInput!) {\n    removeFromShortlist(input: $input) {\n      listingId\n    }\n  }\n": typeof types.RemoveFromShortlistDocument,
    "\n  mutation BeginEnrolment($input: EnrolSecondFactorInput!) {\n    enrolSecondFactor(input: $input) {\n      secret\n      uri\n    }\n  }\n": typeof types.BeginEnrolmentDocument,
    "\n  query LeadFigures($input: LeadStatsInput!) {\n    leadStats(input: $input) {\n      group\n      agent {\n        id\n        name\n      }\n      leads\n      accepted\n      contacted\n      visited\n      booked\n      closed\n      slaKept\n      medianSecondsToAccept\n      medianSecondsToContact\n    }\n  }\n": typeof types.LeadFiguresDocument,
    "\n  fragment DeliveryFields on DeliveryAssessment {\n    lateProbability\n    percentile\n    evidence {\n      projects\n      completed\n      late\n      silent\n    }\n    segment {\n      district\n      size\n      members\n    }\n  }\n": typeof types.DeliveryFieldsFragmentDoc,
    "\n  fragment ReviewFields on Review {\n    id\n    stars\n    text\n    basis\n    submittedAt\n  }\n": typeof types.ReviewFieldsFragmentDoc,
    "\n  fragment TrustExplanationFields on TrustScore {\n    id\n    score\n    band\n    confidenceInterval {\n      low\n      high\n    }\n    coverage\n    percentile\n    asOf\n    modelVersion\n    caps\n    explanation(language: $language)\n    factors {\n      factor\n      value\n      weight\n      evidenceCount\n    }\n    reasons {\n      code\n      polarity\n      text(language: $language)\n    }\n    whatWouldRaiseIt {\n      action\n      points\n      text(language: $language)\n    }\n  }\n": typeof types.TrustExplanationFieldsFragmentDoc,
};
const documents: Documents = {
    "\n  mutation RequestOtp($input: RequestOtpInput!) {\n    requestOtp(input: $input) {\n      challengeId\n      expiresAt\n      resendAt\n    }\n  }\n": types.RequestOtpDocument,
    "\n  mutation VerifyOtp($input: VerifyOtpInput!) {\n    verifyOtp(input: $input) {\n      accessToken\n      expiresAt\n      refreshToken\n    }\n  }\n": types.VerifyOtpDocument,
    "\n  mutation RefreshSession($input: RefreshSessionInput!) {\n    refreshSession(input: $input) {\n      accessToken\n      expiresAt\n      refreshToken\n    }\n  }\n": types.RefreshSessionDocument,
    "\n  query LeadFeedCursor {\n    leadFeedCursor\n  }\n": types.LeadFeedCursorDocument,
    "\n  subscription LeadAssigned($after: Cursor) {\n    leadAssigned(after: $after) {\n      cursor\n      eventId\n      occurredAt\n      gap {\n        missed\n      }\n      assignment {\n        id\n      }\n      lead {\n        id\n        stage\n        message\n        listing {\n          id\n          title\n          listPrice\n        }\n        project {\n          id\n          name\n        }\n        contact {\n          name\n        }\n        buyer {\n          id\n          name\n        }\n      }\n    }\n  }\n": types.LeadAssignedDocument,
    "\n  query Feed($first: Int! = 20, $after: String) {\n    feed(first: $first, after: $after) {\n      edges {\n        cursor\n        node {\n          id\n          title\n          listPrice\n          locality {\n            id\n            name\n          }\n          project {\n            id\n            reraNumber\n            builder {\n              id\n              name\n              reputation {\n                score\n                confidenceInterval {\n                  low\n                  high\n                }\n                reasons {\n                  code\n                }\n              }\n            }\n          }\n          agent {\n            id\n            reraNumber\n            name\n            trust {\n              score\n              band\n            }\n          }\n          trust {\n            score\n            lowerBound\n            band\n            reasons {\n              code\n            }\n          }\n          documents {\n            type\n            status\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.FeedDocument,
    "\n  mutation CreateLead($input: CreateLeadInput!) {\n    createLead(input: $input) {\n      leadId\n      outcome\n      routingStatus\n      routeAt\n      lead {\n        id\n        agent {\n          id\n          reraNumber\n          name\n        }\n      }\n    }\n  }\n": types.CreateLeadDocument,
    "\n  query UnreadNotifications {\n    notifications(first: 1) {\n      unreadCount\n    }\n  }\n": types.UnreadNotificationsDocument,
    "\n  query SearchListings($filter: ListingFilter, $sort: FeedSort!, $after: String, $language: TrustLanguage!) {\n    feed(filter: $filter, sort: $sort, first: 24, after: $after) {\n      edges {\n        node {\n          id\n          ...ListingCardFields\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.SearchListingsDocument,
    "\n  query ListingDetails($id: ID!, $language: TrustLanguage!) {\n    listing(id: $id) {\n      id\n      title\n      listPrice\n      originalListPrice\n      standardStatus\n      bedroomsTotal\n      bathroomsTotalInteger\n      carpetAreaSqFt\n      builtUpAreaSqFt\n      furnishing\n      floorBand\n      floorsTotal\n      ageYears\n      publicRemarks\n      photos\n      isAssignmentSynthetic\n      onMarketTimestamp\n      locality {\n        id\n        name\n        district\n        pinCode\n        priceLevel {\n          homes\n          lowerQuartile\n          median\n          upperQuartile\n        }\n      }\n      project {\n        id\n        name\n        reraNumber\n        status\n        completionDueOn\n        builder {\n          id\n          name\n        }\n      }\n      agent {\n        id\n        name\n        reraNumber\n        licensed\n        organization {\n          id\n          brand {\n            contactPhone\n          }\n        }\n        trust {\n          id\n          score\n          band\n        }\n      }\n      priceHistory {\n        effectiveAt\n        listPrice\n      }\n      documents {\n        id\n        type\n        status\n      }\n      trust {\n        id\n        ...TrustExplanationFields\n        score\n        band\n        confidenceInterval {\n          low\n          high\n        }\n      }\n    }\n  }\n": types.ListingDetailsDocument,
    "\n  query ProjectDetails($reraNumber: String!, $language: TrustLanguage!) {\n    project(reraNumber: $reraNumber) {\n      id\n      name\n      reraNumber\n      status\n      district\n      pinCode\n      proposedCompletionOn\n      revisedCompletionOn\n      extendedCompletionOn\n      occupancyCertificateOn\n      completedOn\n      apartmentsCount\n      bookedApartmentsCount\n      complaintsCount\n      casesCount\n      lastModifiedOn\n      dataSource\n      builder {\n        id\n        name\n        reputation {\n          id\n          score\n          band\n          confidenceInterval {\n            low\n            high\n          }\n        }\n        reviews(first: 3) {\n          totalCount\n          edges {\n            node {\n              id\n              ...ReviewFields\n            }\n          }\n        }\n      }\n      delivery {\n        ...DeliveryFields\n      }\n      trust {\n        id\n        score\n        band\n        confidenceInterval {\n          low\n          high\n        }\n        ...TrustExplanationFields\n      }\n    }\n  }\n": types.ProjectDetailsDocument,
    "\n  query BuilderDetails($id: ID!) {\n    builder(id: $id) {\n      id\n      name\n      districts\n      projectsCount\n      spellings\n      revokedRegistrations {\n        reraNumber\n        projectName\n        district\n        matchedBy\n        firstSeenOn\n      }\n      reputation {\n        id\n        score\n        band\n        confidenceInterval {\n          low\n          high\n        }\n        ...ReputationFields\n      }\n      reviews(first: 20) {\n        edges {\n          node {\n            id\n            ...ReviewFields\n          }\n        }\n      }\n    }\n  }\n": types.BuilderDetailsDocument,
    "\n  query AgentDetails($id: ID!, $language: TrustLanguage!) {\n    agent(id: $id) {\n      id\n      name\n      reraNumber\n      licensed\n      licenceExpiresOn\n      languages\n      localities\n      organization {\n        id\n        name\n        city\n        brand {\n          logo\n          about\n          websiteUrl\n          contactPhone\n        }\n      }\n      trust {\n        id\n        score\n        band\n        confidenceInterval {\n          low\n          high\n        }\n        ...TrustExplanationFields\n      }\n      reviews(first: 20) {\n        edges {\n          node {\n            id\n            ...ReviewFields\n          }\n        }\n      }\n    }\n  }\n": types.AgentDetailsDocument,
    "\n  mutation CreateApiKey($input: CreateApiKeyInput!) {\n    createApiKey(input: $input) {\n      secretKey\n      apiKey {\n        id\n      }\n      userErrors {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.CreateApiKeyDocument,
    "\n  mutation RevokeApiKey($input: RevokeApiKeyInput!) {\n    revokeApiKey(input: $input) {\n      apiKey {\n        id\n        revokedAt\n      }\n    }\n  }\n": types.RevokeApiKeyDocument,
    "\n  query OwnApiKeys {\n    apiKeys {\n      id\n      name\n      scopes\n      createdAt\n      expiresAt\n      lastUsedAt\n      revokedAt\n    }\n    scopes {\n      name\n      held\n    }\n  }\n": types.OwnApiKeysDocument,
    "\n  query ProjectsOfBuilder($builderId: ID!, $after: String) {\n    projects(filter: { builderId: $builderId }, first: 12, after: $after) {\n      edges {\n        node {\n          id\n          name\n          reraNumber\n          district\n          status\n          completionDueOn\n          completedOn\n          trust {\n            id\n            score\n            band\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.ProjectsOfBuilderDocument,
    "\n  fragment ReputationFields on BuilderReputation {\n    id\n    score\n    band\n    confidenceInterval {\n      low\n      high\n    }\n    coverage\n    percentile\n    asOf\n    modelVersion\n    caps\n    factors {\n      factor\n      value\n      weight\n      evidenceCount\n    }\n    reasons {\n      code\n      polarity\n      text\n      delays {\n        projects\n        late\n        silent\n        comparableLateShare\n      }\n      reviews {\n        people\n        meanStars\n      }\n    }\n    delivery {\n      ...DeliveryFields\n    }\n  }\n": types.ReputationFieldsFragmentDoc,
    "\n  query ComparedHomes($ids: [ID!]!, $language: TrustLanguage!) {\n    nodes(ids: $ids) {\n      id\n      ... on Listing {\n        title\n        listPrice\n        originalListPrice\n        bedroomsTotal\n        bathroomsTotalInteger\n        carpetAreaSqFt\n        builtUpAreaSqFt\n        furnishing\n        floorsTotal\n        ageYears\n        onMarketTimestamp\n        photos\n        locality {\n          id\n          name\n        }\n        project {\n          id\n          name\n          reraNumber\n          completionDueOn\n          builder {\n            id\n            name\n            reputation {\n              id\n              score\n              band\n            }\n          }\n        }\n        agent {\n          id\n          name\n          trust {\n            id\n            score\n            band\n          }\n        }\n        documents {\n          id\n          status\n        }\n        trust {\n          id\n          score\n          band\n          lowerBound\n          confidenceInterval {\n            low\n            high\n          }\n          reasons {\n            code\n            polarity\n            text(language: $language)\n          }\n        }\n      }\n    }\n  }\n": types.ComparedHomesDocument,
    "\n  mutation AnswerDocumentRequest($input: AnswerDocumentRequestInput!) {\n    answerDocumentRequest(input: $input) {\n      document {\n        id\n        status\n      }\n    }\n  }\n": types.AnswerDocumentRequestDocument,
    "\n  mutation AppealDocument($input: AppealDocumentInput!) {\n    appealDocument(input: $input) {\n      document {\n        id\n        status\n      }\n    }\n  }\n": types.AppealDocumentDocument,
    "\n  query OrganizationDocuments($after: String) {\n    organizationDocuments(first: 50, after: $after) {\n      edges {\n        node {\n          id\n          type\n          status\n          fileName\n          submittedAt\n          recheckOn\n          reviewDueAt\n          appealableUntil\n          ...DocumentProgress\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.OrganizationDocumentsDocument,
    "\n  query ProjectOfNumber($reraNumber: String!) {\n    project(reraNumber: $reraNumber) {\n      id\n    }\n  }\n": types.ProjectOfNumberDocument,
    "\n  mutation CreateDocumentUpload($input: CreateDocumentUploadInput!) {\n    createDocumentUpload(input: $input) {\n      uploadId\n      method\n      url\n      headers {\n        name\n        value\n      }\n    }\n  }\n": types.CreateDocumentUploadDocument,
    "\n  mutation SubmitDocument($input: SubmitDocumentInput!) {\n    submitDocument(input: $input) {\n      document {\n        id\n        status\n      }\n    }\n  }\n": types.SubmitDocumentDocument,
    "\n  query ErasureReceipt($id: ID!, $secret: String!) {\n    erasureReceipt(id: $id, secret: $secret) {\n      id\n      erasedAt\n      complete\n      signature\n      keys {\n        sealed\n        fingerprint\n        destroyedAt\n      }\n      parts {\n        subgraph\n        erasedAt\n        rows {\n          table\n          count\n        }\n      }\n    }\n  }\n": types.ErasureReceiptDocument,
    "\n  query OwnEnquiry($listingId: ID!) {\n    me {\n      id\n    }\n    leads(filter: { listingId: $listingId }, first: 20) {\n      edges {\n        node {\n          id\n          routingStatus\n          buyer {\n            id\n          }\n        }\n      }\n    }\n  }\n": types.OwnEnquiryDocument,
    "\n  query ScoreHistory($id: ID!) {\n    trustScoreHistory(subjectType: LISTING, subjectId: $id, first: 60) {\n      id\n      score\n      asOf\n      confidenceInterval {\n        low\n        high\n      }\n    }\n  }\n": types.ScoreHistoryDocument,
    "\n  query Enquirer {\n    me {\n      id\n      name\n      phone\n    }\n  }\n": types.EnquirerDocument,
    "\n  mutation SendEnquiry($input: CreateLeadInput!) {\n    createLead(input: $input) {\n      leadId\n      routingStatus\n      routeAt\n    }\n  }\n": types.SendEnquiryDocument,
    "\n  query SimilarHomes($id: ID!, $language: TrustLanguage!) {\n    similarListings(id: $id, first: 3) {\n      id\n      ...ListingCardFields\n    }\n  }\n": types.SimilarHomesDocument,
    "\n  mutation TakeDownListingPhoto($input: TakeDownListingPhotoInput!) {\n    takeDownListingPhoto(input: $input) {\n      listing {\n        id\n        photos\n      }\n    }\n  }\n": types.TakeDownListingPhotoDocument,
    "\n  query AuditTrail($filter: AuditFilter, $after: String, $first: Int!) {\n    auditTrail(filter: $filter, after: $after, first: $first) {\n      nodes {\n        seq\n        recordedAt\n        kind\n        action\n        source\n        role\n        actorId\n        actor {\n          id\n          name\n          status\n        }\n        subjectType\n        subjectId\n        subjectUser {\n          id\n          name\n          status\n        }\n        viaKey\n        before\n        after\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.AuditTrailDocument,
    "\n  query AuditCheck {\n    auditVerification {\n      entries\n      problem\n      seq\n    }\n  }\n": types.AuditCheckDocument,
    "\n  query ManagerBoard($organizationId: ID!) {\n    organization(id: $organizationId) {\n      id\n      name\n      leads(first: 100, filter: { routingStatuses: [ASSIGNED, POND, QUEUED] }) {\n        edges {\n          node {\n            id\n            stage\n            routingStatus\n            createdAt\n            acceptedAt\n            firstContactedAt\n            assignment {\n              id\n              acceptDueAt\n              contactDueAt\n            }\n            contact {\n              name\n            }\n            listing {\n              id\n              title\n              listPrice\n            }\n            project {\n              id\n              name\n            }\n            agent {\n              id\n              name\n            }\n          }\n        }\n      }\n    }\n    agents(first: 100, filter: { organizationId: $organizationId }) {\n      edges {\n        node {\n          id\n          name\n          workload {\n            openLeads\n            assignedToday\n            openCap\n          }\n        }\n      }\n    }\n  }\n": types.ManagerBoardDocument,
    "\n    subscription BoardEvents($after: Cursor) {\n      leadBoard(after: $after) {\n        cursor\n        eventId\n        gap {\n          missed\n        }\n      }\n    }\n  ": types.BoardEventsDocument,
    "\n    query BoardEventsStart {\n      leadChannelCursor(channel: LEAD_BOARD)\n    }\n  ": types.BoardEventsStartDocument,
    "\n  query OwnBrand($id: ID!) {\n    organization(id: $id) {\n      id\n      name\n      registration {\n        requestedName\n      }\n      brand {\n        logo\n        colour\n        about\n        websiteUrl\n        contactEmail\n        contactPhone\n      }\n    }\n  }\n": types.OwnBrandDocument,
    "\n  mutation UpdateOrganization($input: UpdateOrganizationInput!) {\n    updateOrganization(input: $input) {\n      requestedName\n      organization {\n        id\n        name\n      }\n    }\n  }\n": types.UpdateOrganizationDocument,
    "\n  mutation HandOverLeads($input: ReassignLeadsInput!) {\n    reassignLeads(input: $input) {\n      leadIds\n      refused {\n        leadId\n        code\n        message\n      }\n    }\n  }\n": types.HandOverLeadsDocument,
    "\n  mutation InviteAgent($input: InviteAgentInput!) {\n    inviteAgent(input: $input) {\n      invitation {\n        id\n      }\n      userErrors {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.InviteAgentDocument,
    "\n  mutation InviteManager($input: InviteManagerInput!) {\n    inviteManager(input: $input) {\n      invitation {\n        id\n      }\n      userErrors {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.InviteManagerDocument,
    "\n  query LeadAlerts($organizationId: ID!) {\n    organization(id: $organizationId) {\n      id\n      leadAlerts {\n        id\n        kind\n        raisedAt\n        lead {\n          id\n          contact {\n            name\n          }\n          listing {\n            id\n            title\n          }\n        }\n      }\n    }\n  }\n": types.LeadAlertsDocument,
    "\n  mutation AcknowledgeAlert($input: AcknowledgeLeadAlertInput!) {\n    acknowledgeLeadAlert(input: $input) {\n      alert {\n        id\n      }\n    }\n  }\n": types.AcknowledgeAlertDocument,
    "\n  fragment LeadSettingsFields on LeadSettings {\n    acceptWithinS\n    contactWithinS\n    slaBreachesBeforePond\n    dailyCap\n    openCap\n    opensAtMinute\n    closesAtMinute\n    workDays\n  }\n": types.LeadSettingsFieldsFragmentDoc,
    "\n  mutation UpdateLeadSettings($input: UpdateLeadSettingsInput!) {\n    updateLeadSettings(input: $input) {\n      settings {\n        acceptWithinS\n      }\n    }\n  }\n": types.UpdateLeadSettingsDocument,
    "\n  mutation ReassignLead($input: ReassignLeadInput!) {\n    reassignLead(input: $input) {\n      lead {\n        id\n        routingStatus\n      }\n    }\n  }\n": types.ReassignLeadDocument,
    "\n  query PreviewRouting($input: PreviewRoutingInput!) {\n    previewRouting(input: $input) {\n      isOpen\n      reason\n      rule {\n        id\n        name\n      }\n      candidates {\n        agent {\n          id\n          name\n        }\n        match {\n          final\n          openLeads\n          openCap\n        }\n      }\n    }\n  }\n": types.PreviewRoutingDocument,
    "\n  mutation DeleteRule($input: DeleteRoutingRuleInput!) {\n    deleteRoutingRule(input: $input) {\n      rules {\n        id\n      }\n    }\n  }\n": types.DeleteRuleDocument,
    "\n  mutation UpdateRule($input: UpdateRoutingRuleInput!) {\n    updateRoutingRule(input: $input) {\n      rules {\n        id\n      }\n    }\n  }\n": types.UpdateRuleDocument,
    "\n  mutation CreateRule($input: CreateRoutingRuleInput!) {\n    createRoutingRule(input: $input) {\n      rules {\n        id\n      }\n    }\n  }\n": types.CreateRuleDocument,
    "\n  query RoutingRules($organizationId: ID!) {\n    localities {\n      id\n      name\n    }\n    organization(id: $organizationId) {\n      id\n      routingRules {\n        id\n        name\n        position\n        isDefault\n        conditions {\n          localityIds\n          projectIds\n          sources\n          minPrice\n          maxPrice\n        }\n        agents {\n          id\n          name\n        }\n      }\n    }\n  }\n": types.RoutingRulesDocument,
    "\n  query RuleAgents($organizationId: ID!) {\n    agents(first: 100, filter: { organizationId: $organizationId }) {\n      nodes {\n        id\n        name\n      }\n    }\n  }\n": types.RuleAgentsDocument,
    "\n  query LeadSettings($organizationId: ID!) {\n    organization(id: $organizationId) {\n      id\n      leadSettings {\n        ...LeadSettingsFields\n      }\n    }\n  }\n": types.LeadSettingsDocument,
    "\n  query TeamInvitations {\n    invitations(first: 50) {\n      edges {\n        node {\n          id\n          name\n          role\n          reraNumber\n          status\n          createdAt\n          expiresAt\n        }\n      }\n    }\n  }\n": types.TeamInvitationsDocument,
    "\n  mutation WithdrawInvitation($input: WithdrawInvitationInput!) {\n    withdrawInvitation(input: $input) {\n      invitation {\n        id\n        status\n      }\n    }\n  }\n": types.WithdrawInvitationDocument,
    "\n  fragment TeamMemberFields on Agent {\n    id\n    name\n    licensed\n    workload {\n      openLeads\n      assignedToday\n      openCap\n    }\n    working {\n      paused\n      pausedUntil\n      shiftStart\n      shiftEnd\n    }\n  }\n": types.TeamMemberFieldsFragmentDoc,
    "\n  query Members {\n    members(first: 100) {\n      nodes {\n        role\n        since\n        user {\n          id\n          name\n        }\n      }\n    }\n  }\n": types.MembersDocument,
    "\n  mutation RemoveMember($input: RemoveMemberInput!) {\n    removeMember(input: $input) {\n      userId\n    }\n  }\n": types.RemoveMemberDocument,
    "\n  query ManagedTeam($organizationId: ID!) {\n    agents(first: 100, filter: { organizationId: $organizationId }) {\n      nodes {\n        id\n        ...TeamMemberFields\n      }\n    }\n  }\n": types.ManagedTeamDocument,
    "\n  mutation PauseAgent($input: UpdateAgentProfileInput!) {\n    updateAgentProfile(input: $input) {\n      agent {\n        id\n      }\n    }\n  }\n": types.PauseAgentDocument,
    "\n  query OrganizationUsage {\n    organizationUsage(first: 30) {\n      nodes {\n        day\n        quotas {\n          metric\n          used\n          limit\n          share\n        }\n      }\n    }\n  }\n": types.OrganizationUsageDocument,
    "\n  mutation OpenDispute($input: OpenDisputeInput!) {\n    openDispute(input: $input) {\n      dispute {\n        id\n        status\n      }\n    }\n  }\n": types.OpenDisputeDocument,
    "\n  mutation EraseMyData($input: EraseMyDataInput!) {\n    eraseMyData(input: $input) {\n      erased\n      receiptId\n      receiptSecret\n    }\n  }\n": types.EraseMyDataDocument,
    "\n  query MyAccesses($after: String) {\n    myDataAccesses(first: 10, after: $after) {\n      nodes {\n        recordedAt\n        action\n        role\n        viaKey\n        organization {\n          id\n          name\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.MyAccessesDocument,
    "\n  query MyProfile {\n    me {\n      id\n      name\n      email\n      phone\n    }\n  }\n": types.MyProfileDocument,
    "\n  query ExportMyData {\n    myData\n  }\n": types.ExportMyDataDocument,
    "\n  mutation CorrectProfile($input: UpdateProfileInput!) {\n    updateProfile(input: $input) {\n      user {\n        id\n      }\n    }\n  }\n": types.CorrectProfileDocument,
    "\n  query MyDisputes($after: String) {\n    disputes(first: 20, after: $after) {\n      nodes {\n        id\n        subjectType\n        severity\n        status\n        isOwn\n        statement\n        openedAt\n        decideBy\n        history {\n          action\n          at\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.MyDisputesDocument,
    "\n  mutation WithdrawDispute($input: WithdrawDisputeInput!) {\n    withdrawDispute(input: $input) {\n      dispute {\n        id\n        status\n      }\n    }\n  }\n": types.WithdrawDisputeDocument,
    "\n  query MyEnquiries {\n    leads(first: 50) {\n      edges {\n        node {\n          id\n          stage\n          routingStatus\n          createdAt\n          acceptedAt\n          firstContactedAt\n          listing {\n            id\n            title\n            photos\n            bedroomsTotal\n          }\n          project {\n            id\n            name\n            builder {\n              id\n              name\n            }\n          }\n          agent {\n            id\n            name\n          }\n          organization {\n            id\n            name\n          }\n          siteVisits {\n            id\n            status\n            scheduledFor\n            buyerCode\n            verified\n          }\n          payments {\n            id\n            verified\n            ...MyPaymentFields\n          }\n        }\n      }\n    }\n  }\n": types.MyEnquiriesDocument,
    "\n    subscription EnquiryEvents($after: Cursor) {\n      myEnquiries(after: $after) {\n        cursor\n        eventId\n        gap {\n          missed\n        }\n      }\n    }\n  ": types.EnquiryEventsDocument,
    "\n    query EnquiryEventsStart {\n      leadChannelCursor(channel: MY_ENQUIRIES)\n    }\n  ": types.EnquiryEventsStartDocument,
    "\n  query MyExports {\n    myDataExports {\n      id\n      status\n      requestedAt\n      expiresAt\n      partsReady\n      partsTotal\n      sizeBytes\n      sha256\n    }\n  }\n": types.MyExportsDocument,
    "\n  mutation RequestExport($input: RequestDataExportInput!) {\n    requestDataExport(input: $input) {\n      dataExport {\n        id\n      }\n    }\n  }\n": types.RequestExportDocument,
    "\n  query ExportLink($id: ID!) {\n    dataExportDownload(id: $id) {\n      url\n    }\n  }\n": types.ExportLinkDocument,
    "\n  query MyInvitations {\n    myInvitations {\n      id\n      role\n      name\n      reraNumber\n      expiresAt\n      organization {\n        id\n        name\n        city\n      }\n    }\n  }\n": types.MyInvitationsDocument,
    "\n  mutation AcceptInvitation($input: AcceptInvitationInput!) {\n    acceptInvitation(input: $input) {\n      awaitsConfirmation\n      refreshSession\n      userErrors {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.AcceptInvitationDocument,
    "\n  mutation DeclineInvitation($input: DeclineInvitationInput!) {\n    declineInvitation(input: $input) {\n      invitation {\n        id\n        status\n      }\n    }\n  }\n": types.DeclineInvitationDocument,
    "\n  fragment MyPaymentFields on Payment {\n    id\n    kind\n    amount\n    receivedAt\n    verified\n  }\n": types.MyPaymentFieldsFragmentDoc,
    "\n  mutation ConfirmPayment($input: ConfirmPaymentInput!) {\n    confirmPayment(input: $input) {\n      payment {\n        id\n        verified\n      }\n    }\n  }\n": types.ConfirmPaymentDocument,
    "\n  query MyNotifications($language: NotificationLanguage!, $first: Int!) {\n    notifications(first: $first) {\n      unreadCount\n      nodes {\n        id\n        kind\n        subjectId\n        title(language: $language)\n        body(language: $language)\n        createdAt\n        readAt\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": types.MyNotificationsDocument,
    "\n  mutation MarkNotificationsRead($input: MarkNotificationsReadInput!) {\n    markNotificationsRead(input: $input) {\n      unreadCount\n    }\n  }\n": types.MarkNotificationsReadDocument,
    "\n  query MyNotificationSettings {\n    pushPublicKey\n    notificationSettings {\n      quietFrom\n      quietTo\n      urgentInQuietHours\n      emailDigest\n      marketingConsents\n      choices {\n        kind\n        category\n        channel\n        enabled\n      }\n    }\n  }\n": types.MyNotificationSettingsDocument,
    "\n  mutation UpdateNotificationSettings($input: UpdateNotificationSettingsInput!) {\n    updateNotificationSettings(input: $input) {\n      settings {\n        quietFrom\n      }\n    }\n  }\n": types.UpdateNotificationSettingsDocument,
    "\n  mutation SubscribePush($input: SubscribePushInput!) {\n    subscribePush(input: $input) {\n      subscriptionId\n    }\n  }\n": types.SubscribePushDocument,
    "\n  mutation UnsubscribePush($input: UnsubscribePushInput!) {\n    unsubscribePush(input: $input) {\n      unsubscribed\n    }\n  }\n": types.UnsubscribePushDocument,
    "\n    subscription NotificationReceived($after: Cursor) {\n      notificationReceived(after: $after) {\n        cursor\n        gap {\n          missed\n        }\n      }\n    }\n  ": types.NotificationReceivedDocument,
    "\n    query NotificationCursor {\n      notificationCursor\n    }\n  ": types.NotificationCursorDocument,
    "\n  mutation RequestSiteVisit($input: RequestSiteVisitInput!) {\n    requestSiteVisit(input: $input) {\n      visit {\n        id\n        status\n      }\n    }\n  }\n": types.RequestSiteVisitDocument,
    "\n  mutation SubmitReview($input: SubmitReviewInput!) {\n    submitReview(input: $input) {\n      review {\n        id\n        status\n      }\n    }\n  }\n": types.SubmitReviewDocument,
    "\n  mutation WithdrawEnquiry($input: WithdrawLeadInput!) {\n    withdrawLead(input: $input) {\n      lead {\n        id\n        routingStatus\n      }\n    }\n  }\n": types.WithdrawEnquiryDocument,
    "\n  query AgentApplications {\n    agentApplications(first: 50) {\n      totalCount\n      edges {\n        node {\n          id\n          name\n          reraNumber\n          licenceExpiresOn\n          reasons\n          createdAt\n          organization {\n            id\n            name\n          }\n        }\n      }\n    }\n  }\n": types.AgentApplicationsDocument,
    "\n  mutation ConfirmAgent($input: ConfirmAgentInput!) {\n    confirmAgent(input: $input) {\n      agent {\n        id\n      }\n    }\n  }\n": types.ConfirmAgentDocument,
    "\n  mutation RejectAgent($input: RejectAgentInput!) {\n    rejectAgent(input: $input) {\n      __typename\n    }\n  }\n": types.RejectAgentDocument,
    "\n  query PendingBrokerages {\n    organizations(status: PENDING, first: 50) {\n      totalCount\n      edges {\n        node {\n          id\n          name\n          city\n          createdAt\n          registration {\n            pan\n            gstin\n          }\n          similarlyNamed {\n            id\n            name\n          }\n        }\n      }\n    }\n  }\n": types.PendingBrokeragesDocument,
    "\n  mutation VerifyBrokerage($input: VerifyOrganizationInput!) {\n    verifyOrganization(input: $input) {\n      organization {\n        id\n        status\n      }\n    }\n  }\n": types.VerifyBrokerageDocument,
    "\n  mutation RejectBrokerage($input: RejectOrganizationInput!) {\n    rejectOrganization(input: $input) {\n      organization {\n        id\n        status\n      }\n    }\n  }\n": types.RejectBrokerageDocument,
    "\n  query BrokeragesFound($name: String, $status: OrganizationStatus, $after: String) {\n    organizations(name: $name, status: $status, first: 20, after: $after) {\n      nodes {\n        id\n        name\n        city\n        status\n        createdAt\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.BrokeragesFoundDocument,
    "\n  query OpenDisputes {\n    disputes(filter: { status: [OPEN, UNDER_REVIEW, OVERDUE] }, first: 50) {\n      totalCount\n      edges {\n        node {\n          id\n          subjectType\n          subjectId\n          severity\n          status\n          relation\n          statement\n          openedAt\n          decideBy\n          history {\n            action\n            at\n            reason\n          }\n        }\n      }\n    }\n  }\n": types.OpenDisputesDocument,
    "\n  mutation TriageDispute($input: TriageDisputeInput!) {\n    triageDispute(input: $input) {\n      dispute {\n        id\n        status\n      }\n    }\n  }\n": types.TriageDisputeDocument,
    "\n  mutation ResolveDispute($input: ResolveDisputeInput!) {\n    resolveDispute(input: $input) {\n      dispute {\n        id\n        status\n      }\n    }\n  }\n": types.ResolveDisputeDocument,
    "\n  fragment DocumentFacts on Document {\n    id\n    fileName\n    sizeBytes\n    sha256\n    subjectType\n    subjectId\n    ...DocumentProgress\n  }\n": types.DocumentFactsFragmentDoc,
    "\n  query DocumentsToReview {\n    verificationCases(first: 50) {\n      totalCount\n      edges {\n        node {\n          id\n          documentId\n          documentType\n          approvals\n          approvalsNeeded\n          openedAt\n          dueAt\n          isWaitingForSubmitter\n          isAppeal\n          checklist\n        }\n      }\n    }\n  }\n": types.DocumentsToReviewDocument,
    "\n  query PapersToReview($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      __typename\n      id\n      ... on Document {\n        subjectId\n        ...DocumentFacts\n      }\n    }\n  }\n": types.PapersToReviewDocument,
    "\n  mutation DecideDocument($input: ReviewDocumentInput!) {\n    reviewDocument(input: $input) {\n      document {\n        id\n        status\n      }\n    }\n  }\n": types.DecideDocumentDocument,
    "\n  query HeldReplies {\n    heldReviewReplies(first: 50) {\n      totalCount\n      edges {\n        node {\n          id\n          text\n          personalData\n          submittedAt\n        }\n      }\n    }\n  }\n": types.HeldRepliesDocument,
    "\n  mutation ModerateReply($input: ModerateReviewReplyInput!) {\n    moderateReviewReply(input: $input) {\n      reply {\n        id\n        status\n      }\n    }\n  }\n": types.ModerateReplyDocument,
    "\n  query HeldReviews {\n    moderationQueue(first: 50) {\n      totalCount\n      edges {\n        node {\n          id\n          subjectType\n          stars\n          text\n          basis\n          holdReason\n          personalData\n          submittedAt\n        }\n      }\n    }\n  }\n": types.HeldReviewsDocument,
    "\n  mutation ModerateReview($input: ModerateReviewInput!) {\n    moderateReview(input: $input) {\n      review {\n        id\n        status\n      }\n    }\n  }\n": types.ModerateReviewDocument,
    "\n  query IdentitiesToCheck($filter: UserFilter!) {\n    users(filter: $filter, last: 50) {\n      totalCount\n      edges {\n        node {\n          id\n          name\n          createdAt\n          agent {\n            id\n            name\n            reraNumber\n            licenceExpiresOn\n          }\n        }\n      }\n    }\n  }\n": types.IdentitiesToCheckDocument,
    "\n  mutation VerifyIdentity($input: VerifyIdentityInput!) {\n    verifyIdentity(input: $input) {\n      user {\n        id\n        identityStatus\n      }\n    }\n  }\n": types.VerifyIdentityDocument,
    "\n  query RequestedNames {\n    organizations(renaming: true, first: 50) {\n      totalCount\n      edges {\n        node {\n          id\n          name\n          city\n          registration {\n            pan\n            gstin\n            requestedName\n          }\n          similarlyNamed {\n            id\n            name\n          }\n        }\n      }\n    }\n  }\n": types.RequestedNamesDocument,
    "\n  mutation ReviewName($input: ReviewOrganizationNameInput!) {\n    reviewOrganizationName(input: $input) {\n      organization {\n        id\n        name\n      }\n    }\n  }\n": types.ReviewNameDocument,
    "\n  query PeopleFound($filter: UserFilter!, $after: String) {\n    users(filter: $filter, first: 20, after: $after) {\n      nodes {\n        id\n        name\n        status\n        identityStatus\n        roles\n        createdAt\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.PeopleFoundDocument,
    "\n  mutation GrantRole($input: GrantRoleInput!) {\n    grantRole(input: $input) {\n      user {\n        id\n        roles\n      }\n    }\n  }\n": types.GrantRoleDocument,
    "\n  mutation RevokeRole($input: RevokeRoleInput!) {\n    revokeRole(input: $input) {\n      user {\n        id\n        roles\n      }\n    }\n  }\n": types.RevokeRoleDocument,
    "\n  mutation ResetSecondFactor($input: ResetSecondFactorInput!) {\n    resetSecondFactor(input: $input) {\n      reset\n    }\n  }\n": types.ResetSecondFactorDocument,
    "\n  mutation DeactivateUser($input: DeactivateUserInput!) {\n    deactivateUser(input: $input) {\n      user {\n        id\n        status\n      }\n    }\n  }\n": types.DeactivateUserDocument,
    "\n  query SubjectsToReview($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      __typename\n      id\n      ... on Listing {\n        title\n      }\n      ... on Agent {\n        agentName: name\n      }\n      ... on Project {\n        projectName: name\n      }\n    }\n  }\n": types.SubjectsToReviewDocument,
    "\n  query OperationsDashboard($name: DashboardName!, $minutes: Int!) {\n    dashboard(name: $name, minutes: $minutes) {\n      from\n      to\n      panels {\n        title\n        description\n        unit\n        limit\n        series {\n          name\n          values\n        }\n      }\n    }\n  }\n": types.OperationsDashboardDocument,
    "\n  mutation ReplayDeadLetters($input: ReplayDeadLettersInput!) {\n    replayDeadLetters(input: $input) {\n      requestedCount\n    }\n  }\n": types.ReplayDeadLettersDocument,
    "\n  mutation RetryFailedJobs($input: RetryFailedJobsInput!) {\n    retryFailedJobs(input: $input) {\n      retriedCount\n    }\n  }\n": types.RetryFailedJobsDocument,
    "\n  fragment ServiceStateFields on ServiceState {\n    unpublishedEvents\n    unpublishedSince\n    unhandledEvents {\n      recordedBy\n      count\n    }\n    deadLetterCount\n    deadLetters {\n      eventId\n      type\n      subject\n      error\n      deliveries\n      failedAt\n      replayRequested\n    }\n    jobQueues {\n      name\n      waiting\n      running\n      retrying\n      failed\n      retryable\n    }\n    connections {\n      busy\n      idle\n      waiting\n      most\n    }\n  }\n": types.ServiceStateFieldsFragmentDoc,
    "\n  query SystemState {\n    system {\n      identity {\n        ...ServiceStateFields\n      }\n      property {\n        ...ServiceStateFields\n      }\n      trust {\n        ...ServiceStateFields\n      }\n      crm {\n        ...ServiceStateFields\n      }\n      reputation {\n        ...ServiceStateFields\n      }\n    }\n  }\n": types.SystemStateDocument,
    "\n  mutation WithdrawListing($input: WithdrawListingInput!) {\n    withdrawListing(input: $input) {\n      listing {\n        id\n        standardStatus\n      }\n    }\n  }\n": types.WithdrawListingDocument,
    "\n  mutation CreateListing($input: CreateListingInput!) {\n    createListing(input: $input) {\n      listing {\n        id\n      }\n      userErrors {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.CreateListingDocument,
    "\n  query ProjectToList($reraNumber: String!) {\n    project(reraNumber: $reraNumber) {\n      id\n    }\n  }\n": types.ProjectToListDocument,
    "\n  mutation PublishListing($input: PublishListingInput!) {\n    publishListing(input: $input) {\n      listing {\n        id\n        standardStatus\n      }\n    }\n  }\n": types.PublishListingDocument,
    "\n  query OwnListings($filter: OrganizationListingFilter, $after: String) {\n    organizationListings(first: 20, after: $after, filter: $filter) {\n      edges {\n        node {\n          id\n          title\n          standardStatus\n          listPrice\n          originalListPrice\n          bedroomsTotal\n          carpetAreaSqFt\n          builtUpAreaSqFt\n          photos\n          daysOnMarket\n          modificationTimestamp\n          locality {\n            id\n            name\n          }\n          project {\n            id\n            name\n          }\n          agent {\n            id\n            name\n          }\n          documents {\n            id\n            status\n          }\n          trust {\n            id\n            score\n            band\n            confidenceInterval {\n              low\n              high\n            }\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.OwnListingsDocument,
    "\n  query OwnListingCounts(\n    $market: OrganizationListingFilter\n    $drafts: OrganizationListingFilter\n    $paused: OrganizationListingFilter\n    $gone: OrganizationListingFilter\n  ) {\n    market: organizationListings(first: 1, filter: $market) {\n      totalCount\n    }\n    drafts: organizationListings(first: 1, filter: $drafts) {\n      totalCount\n    }\n    paused: organizationListings(first: 1, filter: $paused) {\n      totalCount\n    }\n    gone: organizationListings(first: 1, filter: $gone) {\n      totalCount\n    }\n  }\n": types.OwnListingCountsDocument,
    "\n  query PhotosOfListing($listingId: ID!) {\n    listingPhotos(listingId: $listingId) {\n      id\n      status\n      takenDownFor\n    }\n  }\n": types.PhotosOfListingDocument,
    "\n  mutation ArrangePhotos($input: UpdateListingInput!) {\n    updateListing(input: $input) {\n      listing {\n        id\n        photos\n      }\n    }\n  }\n": types.ArrangePhotosDocument,
    "\n  mutation CreateListingPhotoUpload($input: CreateListingPhotoUploadInput!) {\n    createListingPhotoUpload(input: $input) {\n      uploadId\n      method\n      url\n    }\n  }\n": types.CreateListingPhotoUploadDocument,
    "\n  mutation AddListingPhoto($input: AddListingPhotoInput!) {\n    addListingPhoto(input: $input) {\n      listing {\n        id\n        photos\n      }\n    }\n  }\n": types.AddListingPhotoDocument,
    "\n  mutation ChangeListingPrice($input: UpdateListingInput!) {\n    updateListing(input: $input) {\n      listing {\n        id\n        listPrice\n      }\n      userErrors {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.ChangeListingPriceDocument,
    "\n  query MySavedSearches {\n    mySavedSearches(first: 50) {\n      nodes {\n        id\n        name\n        alert\n        text\n        localityIds\n        bedrooms\n        priceMin\n        priceMax\n        createdAt\n      }\n    }\n  }\n": types.MySavedSearchesDocument,
    "\n  mutation UpdateSavedSearch($input: UpdateSavedSearchInput!) {\n    updateSavedSearch(input: $input) {\n      savedSearch {\n        id\n      }\n    }\n  }\n": types.UpdateSavedSearchDocument,
    "\n  mutation RemoveSavedSearch($input: RemoveSavedSearchInput!) {\n    removeSavedSearch(input: $input) {\n      id\n    }\n  }\n": types.RemoveSavedSearchDocument,
    "\n  query FoundHomes($filter: ListingFilter) {\n    feed(filter: $filter, first: 1) {\n      totalCount\n    }\n  }\n": types.FoundHomesDocument,
    "\n  query FoundFacets($text: String!, $filter: SearchFilter) {\n    search(text: $text, filter: $filter, first: 1) {\n      facets {\n        facet\n        value\n        label\n        count\n      }\n    }\n  }\n": types.FoundFacetsDocument,
    "\n  query HomesOnMap($bounds: MapBounds!, $zoom: Int!, $filter: ListingFilter) {\n    map(bounds: $bounds, zoom: $zoom, filter: $filter) {\n      totalCount\n      clusters {\n        h3Index\n        count\n        latitude\n        longitude\n      }\n      listings {\n        id\n        title\n        listPrice\n        latitude\n        longitude\n      }\n    }\n  }\n": types.HomesOnMapDocument,
    "\n  query MyAuthenticator {\n    mySecondFactor {\n      enrolledAt\n      recoveryCodesLeft\n      mandatory\n    }\n  }\n": types.MyAuthenticatorDocument,
    "\n  mutation ConfirmAuthenticator($input: ConfirmSecondFactorInput!) {\n    confirmSecondFactor(input: $input) {\n      recoveryCodes\n    }\n  }\n": types.ConfirmAuthenticatorDocument,
    "\n  mutation ReplaceRecoveryCodes($input: ReplaceRecoveryCodesInput!) {\n    replaceRecoveryCodes(input: $input) {\n      recoveryCodes\n    }\n  }\n": types.ReplaceRecoveryCodesDocument,
    "\n  mutation RemoveAuthenticator($input: RemoveSecondFactorInput!) {\n    removeSecondFactor(input: $input) {\n      removed\n    }\n  }\n": types.RemoveAuthenticatorDocument,
    "\n  query MyEmail {\n    me {\n      id\n      email\n      emailVerifiedAt\n    }\n  }\n": types.MyEmailDocument,
    "\n  mutation ConfirmEmail($input: VerifyEmailInput!) {\n    verifyEmail(input: $input) {\n      user {\n        id\n      }\n    }\n  }\n": types.ConfirmEmailDocument,
    "\n  query MySessions {\n    sessions(first: 50) {\n      edges {\n        node {\n          id\n          name\n          beganBy\n          createdAt\n          lastUsedAt\n          current\n        }\n      }\n    }\n  }\n": types.MySessionsDocument,
    "\n  mutation EndSession($input: RevokeSessionInput!) {\n    revokeSession(input: $input) {\n      sessionId\n    }\n  }\n": types.EndSessionDocument,
    "\n  mutation EndOtherSessions($input: SignOutEverywhereInput!) {\n    signOutEverywhere(input: $input) {\n      endedCount\n    }\n  }\n": types.EndOtherSessionsDocument,
    "\n  query OrganizationSso {\n    ssoSettings {\n      issuer\n      clientId\n      enforced\n      redirectUrl\n      domains {\n        domain\n        recordName\n        recordValue\n        verifiedAt\n      }\n    }\n  }\n": types.OrganizationSsoDocument,
    "\n  mutation ConfigureSso($input: ConfigureSsoInput!) {\n    configureSso(input: $input) {\n      settings {\n        issuer\n      }\n    }\n  }\n": types.ConfigureSsoDocument,
    "\n  mutation EnforceSso($input: EnforceSsoInput!) {\n    enforceSso(input: $input) {\n      settings {\n        enforced\n      }\n    }\n  }\n": types.EnforceSsoDocument,
    "\n  mutation RemoveSso {\n    removeSso {\n      settings {\n        issuer\n      }\n    }\n  }\n": types.RemoveSsoDocument,
    "\n  query MyPasskeys {\n    myPasskeys {\n      id\n      name\n      createdAt\n      lastUsedAt\n    }\n  }\n": types.MyPasskeysDocument,
    "\n  mutation RemovePasskey($input: RemovePasskeyInput!) {\n    removePasskey(input: $input) {\n      passkeyId\n    }\n  }\n": types.RemovePasskeyDocument,
    "\n  query MyPasswordState {\n    myPassword {\n      changedAt\n      isAllowed\n    }\n  }\n": types.MyPasswordStateDocument,
    "\n  mutation SetPassword($input: SetPasswordInput!) {\n    setPassword(input: $input) {\n      endedCount\n    }\n  }\n": types.SetPasswordDocument,
    "\n  mutation RemovePassword {\n    removePassword {\n      removed\n    }\n  }\n": types.RemovePasswordDocument,
    "\n  mutation AllowPasswords($input: AllowPasswordsInput!) {\n    allowPasswords(input: $input) {\n      allowed\n    }\n  }\n": types.AllowPasswordsDocument,
    "\n  mutation AddSsoDomain($input: AddSsoDomainInput!) {\n    addSsoDomain(input: $input) {\n      settings {\n        issuer\n      }\n    }\n  }\n": types.AddSsoDomainDocument,
    "\n  mutation VerifySsoDomain($input: VerifySsoDomainInput!) {\n    verifySsoDomain(input: $input) {\n      settings {\n        issuer\n      }\n    }\n  }\n": types.VerifySsoDomainDocument,
    "\n  mutation RemoveSsoDomain($input: RemoveSsoDomainInput!) {\n    removeSsoDomain(input: $input) {\n      settings {\n        issuer\n      }\n    }\n  }\n": types.RemoveSsoDomainDocument,
    "\n  query MyShortlist($language: TrustLanguage!) {\n    myShortlist {\n      listingId\n      listing {\n        id\n        title\n        ...ListingCardFields\n      }\n    }\n  }\n": types.MyShortlistDocument,
    "\n  query StepUpWays {\n    mySecondFactor {\n      enrolledAt\n    }\n    myPasskeys {\n      id\n    }\n  }\n": types.StepUpWaysDocument,
    "\n  mutation StepUp($input: StepUpInput!) {\n    stepUp(input: $input) {\n      provedUntil\n    }\n  }\n": types.StepUpDocument,
    "\n  query LogHeadSince($firstSize: Int!) {\n    transparencyLogHead {\n      treeSize\n      rootHash\n      timestamp\n      signature\n      publicKey\n    }\n    transparencyLogConsistency(firstSize: $firstSize) {\n      firstSize\n      secondSize\n      firstRoot\n      secondRoot\n      path\n    }\n  }\n": types.LogHeadSinceDocument,
    "\n  query DocumentReceipts($id: ID!) {\n    documentLogEntries(documentId: $id) {\n      leaf\n      leafIndex\n      treeSize\n      path\n      head {\n        treeSize\n        rootHash\n        timestamp\n        signature\n        publicKey\n      }\n    }\n  }\n": types.DocumentReceiptsDocument,
    "\n  query LogHeads($after: String) {\n    transparencyLogHeads(first: 10, after: $after) {\n      nodes {\n        treeSize\n        rootHash\n        timestamp\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.LogHeadsDocument,
    "\n  query LogEntries($after: String) {\n    transparencyLogEntries(first: 20, after: $after) {\n      nodes {\n        leafIndex\n        documentId\n        leaf\n        recordedAt\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.LogEntriesDocument,
    "\n  query LogKey {\n    transparencyLogKey {\n      keyId\n      publicKey\n    }\n  }\n": types.LogKeyDocument,
    "\n  mutation SendTest($input: SendTestWebhookInput!) {\n    sendTestWebhook(input: $input) {\n      eventId\n    }\n  }\n": types.SendTestDocument,
    "\n  mutation SwitchWebhook($input: UpdateWebhookInput!) {\n    updateWebhook(input: $input) {\n      webhook {\n        id\n        enabled\n      }\n    }\n  }\n": types.SwitchWebhookDocument,
    "\n  mutation RotateSecret($input: RotateWebhookSecretInput!) {\n    rotateWebhookSecret(input: $input) {\n      secret\n    }\n  }\n": types.RotateSecretDocument,
    "\n  mutation RemoveWebhook($input: RemoveWebhookInput!) {\n    removeWebhook(input: $input) {\n      webhookId\n    }\n  }\n": types.RemoveWebhookDocument,
    "\n  mutation CreateWebhook($input: CreateWebhookInput!) {\n    createWebhook(input: $input) {\n      secret\n      webhook {\n        id\n      }\n      userErrors {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.CreateWebhookDocument,
    "\n  query OwnWebhooks {\n    webhooks {\n      id\n      name\n      url\n      enabled\n      eventTypes\n      createdAt\n      previousSecretUntil\n    }\n  }\n": types.OwnWebhooksDocument,
    "\n  query WebhookDeliveries($webhookId: ID!, $status: WebhookDeliveryStatus, $after: String) {\n    webhookDeliveries(webhookId: $webhookId, status: $status, first: 20, after: $after) {\n      nodes {\n        id\n        eventId\n        eventType\n        status\n        attempts\n        failure\n        responseStatus\n        isReplay\n        occurredAt\n        nextAttemptAt\n        finishedAt\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.WebhookDeliveriesDocument,
    "\n  fragment ActivityFields on LeadActivity {\n    id\n    kind\n    at\n    note\n    channel\n    contactOutcome\n    amount\n    fromStage\n    toStage\n    closeReason\n    actor {\n      id\n      name\n    }\n    agent {\n      id\n      name\n    }\n  }\n": types.ActivityFieldsFragmentDoc,
    "\n  mutation AcceptLead($input: AcceptLeadInput!) {\n    acceptLead(input: $input) {\n      lead {\n        id\n        stage\n      }\n    }\n  }\n": types.AcceptLeadDocument,
    "\n  mutation MarkLeadSeen($input: MarkLeadSeenInput!) {\n    markLeadSeen(input: $input) {\n      lead {\n        id\n      }\n    }\n  }\n": types.MarkLeadSeenDocument,
    "\n  mutation RecordFirstContact($input: RecordFirstContactInput!) {\n    recordFirstContact(input: $input) {\n      lead {\n        id\n        stage\n      }\n    }\n  }\n": types.RecordFirstContactDocument,
    "\n  mutation AdvanceLead($input: AdvanceLeadInput!) {\n    advanceLead(input: $input) {\n      lead {\n        id\n        stage\n      }\n    }\n  }\n": types.AdvanceLeadDocument,
    "\n  mutation AddLeadNote($input: AddLeadNoteInput!) {\n    addLeadNote(input: $input) {\n      lead {\n        id\n      }\n    }\n  }\n": types.AddLeadNoteDocument,
    "\n  mutation AddLeadTask($input: AddLeadTaskInput!) {\n    addLeadTask(input: $input) {\n      task {\n        id\n      }\n    }\n  }\n": types.AddLeadTaskDocument,
    "\n  mutation UpdateLeadTask($input: UpdateLeadTaskInput!) {\n    updateLeadTask(input: $input) {\n      task {\n        id\n      }\n    }\n  }\n": types.UpdateLeadTaskDocument,
    "\n  mutation ScheduleSiteVisit($input: ScheduleSiteVisitInput!) {\n    scheduleSiteVisit(input: $input) {\n      visit {\n        id\n      }\n    }\n  }\n": types.ScheduleSiteVisitDocument,
    "\n  mutation RescheduleSiteVisit($input: RescheduleSiteVisitInput!) {\n    rescheduleSiteVisit(input: $input) {\n      visit {\n        id\n      }\n    }\n  }\n": types.RescheduleSiteVisitDocument,
    "\n  mutation CompleteSiteVisit($input: CompleteSiteVisitInput!) {\n    completeSiteVisit(input: $input) {\n      visit {\n        id\n      }\n    }\n  }\n": types.CompleteSiteVisitDocument,
    "\n  mutation CancelSiteVisit($input: CancelSiteVisitInput!) {\n    cancelSiteVisit(input: $input) {\n      visit {\n        id\n      }\n    }\n  }\n": types.CancelSiteVisitDocument,
    "\n  fragment LeadPaymentFields on Payment {\n    id\n    kind\n    amount\n    receivedAt\n    verified\n  }\n": types.LeadPaymentFieldsFragmentDoc,
    "\n  mutation RecordPayment($input: RecordPaymentInput!) {\n    recordPayment(input: $input) {\n      payment {\n        id\n      }\n    }\n  }\n": types.RecordPaymentDocument,
    "\n  query LeadDetails($id: ID!) {\n    lead(id: $id) {\n      id\n      stage\n      allowedStages\n      temperature\n      message\n      createdAt\n      acceptedAt\n      firstContactedAt\n      budgetMin\n      budgetMax\n      ruleName\n      buyer {\n        id\n        name\n      }\n      contact {\n        name\n        phone\n        email\n        consents {\n          channel\n          purpose\n          revokedAt\n        }\n      }\n      listing {\n        id\n        title\n        listPrice\n      }\n      project {\n        id\n        name\n      }\n      assignment {\n        id\n        match {\n          final\n          locality\n          budget\n          language\n          projectExpertise\n          trust\n          eligible\n        }\n      }\n      siteVisits {\n        id\n        ...SiteVisitFields\n      }\n      tasks {\n        id\n        ...LeadTaskFields\n      }\n      payments {\n        id\n        ...LeadPaymentFields\n      }\n      activities(first: 50) {\n        edges {\n          node {\n            id\n            ...ActivityFields\n          }\n        }\n      }\n    }\n  }\n": types.LeadDetailsDocument,
    "\n  fragment LeadTaskFields on LeadTask {\n    id\n    title\n    dueAt\n    status\n  }\n": types.LeadTaskFieldsFragmentDoc,
    "\n  fragment SiteVisitFields on SiteVisit {\n    id\n    status\n    scheduledFor\n    verified\n  }\n": types.SiteVisitFieldsFragmentDoc,
    "\n  subscription IncomingLeadEvents($after: Cursor) {\n    leadAssigned(after: $after) {\n      cursor\n      eventId\n      occurredAt\n      gap {\n        missed\n      }\n      assignment {\n        id\n        acceptDueAt\n        match {\n          eligible\n          locality\n          budget\n          language\n          projectExpertise\n          trust\n        }\n      }\n      lead {\n        id\n        stage\n        acceptedAt\n        message\n        listing {\n          id\n          title\n          listPrice\n        }\n        project {\n          id\n          name\n        }\n        buyer {\n          id\n          name\n        }\n      }\n    }\n  }\n": types.IncomingLeadEventsDocument,
    "\n    query IncomingLeadsStart {\n      leadFeedCursor\n    }\n  ": types.IncomingLeadsStartDocument,
    "\n  query MyDay($on: LocalDate) {\n    myDay(on: $on) {\n      date\n      toAccept {\n        id\n        ...DayLeadFields\n        assignment {\n          id\n          acceptDueAt\n        }\n      }\n      toContact {\n        id\n        ...DayLeadFields\n        assignment {\n          id\n          contactDueAt\n        }\n      }\n      visits {\n        id\n        status\n        scheduledFor\n        lead {\n          id\n          ...DayLeadFields\n        }\n      }\n      tasks {\n        id\n        title\n        dueAt\n        lead {\n          id\n          ...DayLeadFields\n        }\n      }\n    }\n  }\n": types.MyDayDocument,
    "\n  fragment DayLeadFields on Lead {\n    id\n    createdAt\n    buyer {\n      id\n      name\n    }\n    contact {\n      name\n    }\n    listing {\n      id\n      title\n    }\n    project {\n      id\n      name\n    }\n  }\n": types.DayLeadFieldsFragmentDoc,
    "\n  query MyTrust($agentId: ID!, $language: TrustLanguage!) {\n    agent(id: $agentId) {\n      id\n      reraNumber\n      licenceExpiresOn\n      licensed\n      trust {\n        id\n        ...TrustExplanationFields\n      }\n    }\n  }\n": types.MyTrustDocument,
    "\n  query PondLeads {\n    leads(first: 50, filter: { routingStatuses: [POND] }) {\n      nodes {\n        id\n        message\n        createdAt\n        budgetMax\n        languages\n        listing {\n          id\n          title\n          listPrice\n        }\n        project {\n          id\n          name\n        }\n      }\n    }\n  }\n": types.PondLeadsDocument,
    "\n  mutation ClaimLead($input: ClaimLeadInput!) {\n    claimLead(input: $input) {\n      lead {\n        id\n      }\n    }\n  }\n": types.ClaimLeadDocument,
    "\n    subscription PondEvents($after: Cursor) {\n      pond(after: $after) {\n        cursor\n        eventId\n        gap {\n          missed\n        }\n      }\n    }\n  ": types.PondEventsDocument,
    "\n    query PondEventsStart {\n      leadChannelCursor(channel: POND)\n    }\n  ": types.PondEventsStartDocument,
    "\n  query AgentLeads($filter: LeadFilter) {\n    leads(filter: $filter, first: 50) {\n      edges {\n        node {\n          id\n          stage\n          temperature\n          message\n          createdAt\n          acceptedAt\n          firstContactedAt\n          buyer {\n            id\n            name\n          }\n          contact {\n            name\n          }\n          listing {\n            id\n            title\n            listPrice\n          }\n          project {\n            id\n            name\n          }\n          assignment {\n            id\n            assignedAt\n            acceptDueAt\n            contactDueAt\n            match {\n              eligible\n              locality\n              budget\n              language\n              projectExpertise\n              trust\n            }\n          }\n        }\n      }\n    }\n  }\n": types.AgentLeadsDocument,
    "\n  mutation RequestEmailOtp($input: RequestEmailOtpInput!) {\n    requestEmailOtp(input: $input) {\n      challengeId\n      expiresAt\n      resendAt\n    }\n  }\n": types.RequestEmailOtpDocument,
    "\n  mutation RequestEmailVerification($input: RequestEmailVerificationInput!) {\n    requestEmailVerification(input: $input) {\n      challengeId\n      expiresAt\n      resendAt\n    }\n  }\n": types.RequestEmailVerificationDocument,
    "\n  mutation BeginPasskeySignIn {\n    beginPasskeySignIn {\n      options\n    }\n  }\n": types.BeginPasskeySignInDocument,
    "\n  mutation BeginPasskeyRegistration {\n    beginPasskeyRegistration {\n      options\n    }\n  }\n": types.BeginPasskeyRegistrationDocument,
    "\n  mutation RegisterPasskey($input: RegisterPasskeyInput!) {\n    registerPasskey(input: $input) {\n      passkey {\n        id\n      }\n    }\n  }\n": types.RegisterPasskeyDocument,
    "\n  mutation BeginPasskeyStepUp {\n    beginPasskeyStepUp {\n      options\n    }\n  }\n": types.BeginPasskeyStepUpDocument,
    "\n  mutation StepUpWithPasskey($input: StepUpWithPasskeyInput!) {\n    stepUpWithPasskey(input: $input) {\n      provedUntil\n    }\n  }\n": types.StepUpWithPasskeyDocument,
    "\n  query Viewer {\n    me {\n      id\n      name\n      roles\n      agent {\n        id\n        name\n      }\n      organization {\n        id\n        name\n      }\n    }\n  }\n": types.ViewerDocument,
    "\n  fragment DocumentProgress on Document {\n    checks {\n      check\n      outcome\n      code\n    }\n    history {\n      action\n      reason\n      note\n      at\n    }\n  }\n": types.DocumentProgressFragmentDoc,
    "\n  query PaperLink($id: ID!) {\n    documentDownload(id: $id) {\n      url\n    }\n  }\n": types.PaperLinkDocument,
    "\n  query PaperPart($id: ID!, $part: Int!) {\n    documentContent(id: $id, part: $part) {\n      parts\n      mediaType\n      contentBase64\n    }\n  }\n": types.PaperPartDocument,
    "\n  fragment ListingCardFields on Listing {\n    id\n    title\n    listPrice\n    standardStatus\n    bedroomsTotal\n    carpetAreaSqFt\n    builtUpAreaSqFt\n    photos\n    dataSource\n    locality {\n      id\n      name\n    }\n    project {\n      id\n      name\n    }\n    trust {\n      id\n      score\n      band\n      confidenceInterval {\n        low\n        high\n      }\n      reasons {\n        code\n        polarity\n        text(language: $language)\n      }\n    }\n  }\n": types.ListingCardFieldsFragmentDoc,
    "\n  query SearchLocalities {\n    localities {\n      id\n      name\n      latitude\n      longitude\n    }\n  }\n": types.SearchLocalitiesDocument,
    "\n  query Suggest($text: String!) {\n    suggest(text: $text) {\n      kind\n      title\n      subtitle\n      locality {\n        id\n      }\n      project {\n        id\n        reraNumber\n      }\n      builder {\n        id\n      }\n      agent {\n        id\n      }\n      listing {\n        id\n      }\n    }\n  }\n": types.SuggestDocument,
    "\n  query LeadMessages($leadId: ID!) {\n    leadMessages(leadId: $leadId, first: 50) {\n      nodes {\n        id\n        author\n        agent {\n          id\n          name\n        }\n        text\n        sentAt\n        isRead\n      }\n    }\n  }\n": types.LeadMessagesDocument,
    "\n  mutation SendLeadMessage($input: SendLeadMessageInput!) {\n    sendLeadMessage(input: $input) {\n      message {\n        id\n      }\n    }\n  }\n": types.SendLeadMessageDocument,
    "\n  mutation MarkMessagesRead($input: MarkLeadMessagesReadInput!) {\n    markLeadMessagesRead(input: $input) {\n      __typename\n    }\n  }\n": types.MarkMessagesReadDocument,
    "\n      subscription MessagesToAgent($after: Cursor) {\n        leadMessageReceived(after: $after, as: AGENT) {\n          cursor\n          eventId\n          gap {\n            missed\n          }\n        }\n      }\n    ": types.MessagesToAgentDocument,
    "\n      query MessagesToAgentStart {\n        leadFeedCursor\n      }\n    ": types.MessagesToAgentStartDocument,
    "\n      subscription MessagesToBuyer($after: Cursor) {\n        leadMessageReceived(after: $after, as: BUYER) {\n          cursor\n          eventId\n          gap {\n            missed\n          }\n        }\n      }\n    ": types.MessagesToBuyerDocument,
    "\n      query MessagesToBuyerStart {\n        leadChannelCursor(channel: MY_ENQUIRIES)\n      }\n    ": types.MessagesToBuyerStartDocument,
    "\n  mutation SaveSearch($input: SaveSearchInput!) {\n    saveSearch(input: $input) {\n      savedSearch {\n        id\n      }\n    }\n  }\n": types.SaveSearchDocument,
    "\n  query ShortlistedIds {\n    myShortlist {\n      listingId\n    }\n  }\n": types.ShortlistedIdsDocument,
    "\n  mutation AddToShortlist($input: AddToShortlistInput!) {\n    addToShortlist(input: $input) {\n      shortlistedHome {\n        listingId\n      }\n    }\n  }\n": types.AddToShortlistDocument,
    "\n  mutation RemoveFromShortlist($input: RemoveFromShortlistInput!) {\n    removeFromShortlist(input: $input) {\n      listingId\n    }\n  }\n": types.RemoveFromShortlistDocument,
    "\n  mutation BeginEnrolment($input: EnrolSecondFactorInput!) {\n    enrolSecondFactor(input: $input) {\n      secret\n      uri\n    }\n  }\n": types.BeginEnrolmentDocument,
    "\n  query LeadFigures($input: LeadStatsInput!) {\n    leadStats(input: $input) {\n      group\n      agent {\n        id\n        name\n      }\n      leads\n      accepted\n      contacted\n      visited\n      booked\n      closed\n      slaKept\n      medianSecondsToAccept\n      medianSecondsToContact\n    }\n  }\n": types.LeadFiguresDocument,
    "\n  fragment DeliveryFields on DeliveryAssessment {\n    lateProbability\n    percentile\n    evidence {\n      projects\n      completed\n      late\n      silent\n    }\n    segment {\n      district\n      size\n      members\n    }\n  }\n": types.DeliveryFieldsFragmentDoc,
    "\n  fragment ReviewFields on Review {\n    id\n    stars\n    text\n    basis\n    submittedAt\n  }\n": types.ReviewFieldsFragmentDoc,
    "\n  fragment TrustExplanationFields on TrustScore {\n    id\n    score\n    band\n    confidenceInterval {\n      low\n      high\n    }\n    coverage\n    percentile\n    asOf\n    modelVersion\n    caps\n    explanation(language: $language)\n    factors {\n      factor\n      value\n      weight\n      evidenceCount\n    }\n    reasons {\n      code\n      polarity\n      text(language: $language)\n    }\n    whatWouldRaiseIt {\n      action\n      points\n      text(language: $language)\n    }\n  }\n": types.TrustExplanationFieldsFragmentDoc,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RequestOtp($input: RequestOtpInput!) {\n    requestOtp(input: $input) {\n      challengeId\n      expiresAt\n      resendAt\n    }\n  }\n"): typeof import('./graphql.js').RequestOtpDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation VerifyOtp($input: VerifyOtpInput!) {\n    verifyOtp(input: $input) {\n      accessToken\n      expiresAt\n      refreshToken\n    }\n  }\n"): typeof import('./graphql.js').VerifyOtpDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RefreshSession($input: RefreshSessionInput!) {\n    refreshSession(input: $input) {\n      accessToken\n      expiresAt\n      refreshToken\n    }\n  }\n"): typeof import('./graphql.js').RefreshSessionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LeadFeedCursor {\n    leadFeedCursor\n  }\n"): typeof import('./graphql.js').LeadFeedCursorDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription LeadAssigned($after: Cursor) {\n    leadAssigned(after: $after) {\n      cursor\n      eventId\n      occurredAt\n      gap {\n        missed\n      }\n      assignment {\n        id\n      }\n      lead {\n        id\n        stage\n        message\n        listing {\n          id\n          title\n          listPrice\n        }\n        project {\n          id\n          name\n        }\n        contact {\n          name\n        }\n        buyer {\n          id\n          name\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').LeadAssignedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Feed($first: Int! = 20, $after: String) {\n    feed(first: $first, after: $after) {\n      edges {\n        cursor\n        node {\n          id\n          title\n          listPrice\n          locality {\n            id\n            name\n          }\n          project {\n            id\n            reraNumber\n            builder {\n              id\n              name\n              reputation {\n                score\n                confidenceInterval {\n                  low\n                  high\n                }\n                reasons {\n                  code\n                }\n              }\n            }\n          }\n          agent {\n            id\n            reraNumber\n            name\n            trust {\n              score\n              band\n            }\n          }\n          trust {\n            score\n            lowerBound\n            band\n            reasons {\n              code\n            }\n          }\n          documents {\n            type\n            status\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql.js').FeedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateLead($input: CreateLeadInput!) {\n    createLead(input: $input) {\n      leadId\n      outcome\n      routingStatus\n      routeAt\n      lead {\n        id\n        agent {\n          id\n          reraNumber\n          name\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').CreateLeadDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query UnreadNotifications {\n    notifications(first: 1) {\n      unreadCount\n    }\n  }\n"): typeof import('./graphql.js').UnreadNotificationsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SearchListings($filter: ListingFilter, $sort: FeedSort!, $after: String, $language: TrustLanguage!) {\n    feed(filter: $filter, sort: $sort, first: 24, after: $after) {\n      edges {\n        node {\n          id\n          ...ListingCardFields\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql.js').SearchListingsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ListingDetails($id: ID!, $language: TrustLanguage!) {\n    listing(id: $id) {\n      id\n      title\n      listPrice\n      originalListPrice\n      standardStatus\n      bedroomsTotal\n      bathroomsTotalInteger\n      carpetAreaSqFt\n      builtUpAreaSqFt\n      furnishing\n      floorBand\n      floorsTotal\n      ageYears\n      publicRemarks\n      photos\n      isAssignmentSynthetic\n      onMarketTimestamp\n      locality {\n        id\n        name\n        district\n        pinCode\n        priceLevel {\n          homes\n          lowerQuartile\n          median\n          upperQuartile\n        }\n      }\n      project {\n        id\n        name\n        reraNumber\n        status\n        completionDueOn\n        builder {\n          id\n          name\n        }\n      }\n      agent {\n        id\n        name\n        reraNumber\n        licensed\n        organization {\n          id\n          brand {\n            contactPhone\n          }\n        }\n        trust {\n          id\n          score\n          band\n        }\n      }\n      priceHistory {\n        effectiveAt\n        listPrice\n      }\n      documents {\n        id\n        type\n        status\n      }\n      trust {\n        id\n        ...TrustExplanationFields\n        score\n        band\n        confidenceInterval {\n          low\n          high\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').ListingDetailsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ProjectDetails($reraNumber: String!, $language: TrustLanguage!) {\n    project(reraNumber: $reraNumber) {\n      id\n      name\n      reraNumber\n      status\n      district\n      pinCode\n      proposedCompletionOn\n      revisedCompletionOn\n      extendedCompletionOn\n      occupancyCertificateOn\n      completedOn\n      apartmentsCount\n      bookedApartmentsCount\n      complaintsCount\n      casesCount\n      lastModifiedOn\n      dataSource\n      builder {\n        id\n        name\n        reputation {\n          id\n          score\n          band\n          confidenceInterval {\n            low\n            high\n          }\n        }\n        reviews(first: 3) {\n          totalCount\n          edges {\n            node {\n              id\n              ...ReviewFields\n            }\n          }\n        }\n      }\n      delivery {\n        ...DeliveryFields\n      }\n      trust {\n        id\n        score\n        band\n        confidenceInterval {\n          low\n          high\n        }\n        ...TrustExplanationFields\n      }\n    }\n  }\n"): typeof import('./graphql.js').ProjectDetailsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query BuilderDetails($id: ID!) {\n    builder(id: $id) {\n      id\n      name\n      districts\n      projectsCount\n      spellings\n      revokedRegistrations {\n        reraNumber\n        projectName\n        district\n        matchedBy\n        firstSeenOn\n      }\n      reputation {\n        id\n        score\n        band\n        confidenceInterval {\n          low\n          high\n        }\n        ...ReputationFields\n      }\n      reviews(first: 20) {\n        edges {\n          node {\n            id\n            ...ReviewFields\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').BuilderDetailsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AgentDetails($id: ID!, $language: TrustLanguage!) {\n    agent(id: $id) {\n      id\n      name\n      reraNumber\n      licensed\n      licenceExpiresOn\n      languages\n      localities\n      organization {\n        id\n        name\n        city\n        brand {\n          logo\n          about\n          websiteUrl\n          contactPhone\n        }\n      }\n      trust {\n        id\n        score\n        band\n        confidenceInterval {\n          low\n          high\n        }\n        ...TrustExplanationFields\n      }\n      reviews(first: 20) {\n        edges {\n          node {\n            id\n            ...ReviewFields\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').AgentDetailsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateApiKey($input: CreateApiKeyInput!) {\n    createApiKey(input: $input) {\n      secretKey\n      apiKey {\n        id\n      }\n      userErrors {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.js').CreateApiKeyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeApiKey($input: RevokeApiKeyInput!) {\n    revokeApiKey(input: $input) {\n      apiKey {\n        id\n        revokedAt\n      }\n    }\n  }\n"): typeof import('./graphql.js').RevokeApiKeyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OwnApiKeys {\n    apiKeys {\n      id\n      name\n      scopes\n      createdAt\n      expiresAt\n      lastUsedAt\n      revokedAt\n    }\n    scopes {\n      name\n      held\n    }\n  }\n"): typeof import('./graphql.js').OwnApiKeysDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ProjectsOfBuilder($builderId: ID!, $after: String) {\n    projects(filter: { builderId: $builderId }, first: 12, after: $after) {\n      edges {\n        node {\n          id\n          name\n          reraNumber\n          district\n          status\n          completionDueOn\n          completedOn\n          trust {\n            id\n            score\n            band\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql.js').ProjectsOfBuilderDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ReputationFields on BuilderReputation {\n    id\n    score\n    band\n    confidenceInterval {\n      low\n      high\n    }\n    coverage\n    percentile\n    asOf\n    modelVersion\n    caps\n    factors {\n      factor\n      value\n      weight\n      evidenceCount\n    }\n    reasons {\n      code\n      polarity\n      text\n      delays {\n        projects\n        late\n        silent\n        comparableLateShare\n      }\n      reviews {\n        people\n        meanStars\n      }\n    }\n    delivery {\n      ...DeliveryFields\n    }\n  }\n"): typeof import('./graphql.js').ReputationFieldsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ComparedHomes($ids: [ID!]!, $language: TrustLanguage!) {\n    nodes(ids: $ids) {\n      id\n      ... on Listing {\n        title\n        listPrice\n        originalListPrice\n        bedroomsTotal\n        bathroomsTotalInteger\n        carpetAreaSqFt\n        builtUpAreaSqFt\n        furnishing\n        floorsTotal\n        ageYears\n        onMarketTimestamp\n        photos\n        locality {\n          id\n          name\n        }\n        project {\n          id\n          name\n          reraNumber\n          completionDueOn\n          builder {\n            id\n            name\n            reputation {\n              id\n              score\n              band\n            }\n          }\n        }\n        agent {\n          id\n          name\n          trust {\n            id\n            score\n            band\n          }\n        }\n        documents {\n          id\n          status\n        }\n        trust {\n          id\n          score\n          band\n          lowerBound\n          confidenceInterval {\n            low\n            high\n          }\n          reasons {\n            code\n            polarity\n            text(language: $language)\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').ComparedHomesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AnswerDocumentRequest($input: AnswerDocumentRequestInput!) {\n    answerDocumentRequest(input: $input) {\n      document {\n        id\n        status\n      }\n    }\n  }\n"): typeof import('./graphql.js').AnswerDocumentRequestDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AppealDocument($input: AppealDocumentInput!) {\n    appealDocument(input: $input) {\n      document {\n        id\n        status\n      }\n    }\n  }\n"): typeof import('./graphql.js').AppealDocumentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OrganizationDocuments($after: String) {\n    organizationDocuments(first: 50, after: $after) {\n      edges {\n        node {\n          id\n          type\n          status\n          fileName\n          submittedAt\n          recheckOn\n          reviewDueAt\n          appealableUntil\n          ...DocumentProgress\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql.js').OrganizationDocumentsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ProjectOfNumber($reraNumber: String!) {\n    project(reraNumber: $reraNumber) {\n      id\n    }\n  }\n"): typeof import('./graphql.js').ProjectOfNumberDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateDocumentUpload($input: CreateDocumentUploadInput!) {\n    createDocumentUpload(input: $input) {\n      uploadId\n      method\n      url\n      headers {\n        name\n        value\n      }\n    }\n  }\n"): typeof import('./graphql.js').CreateDocumentUploadDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SubmitDocument($input: SubmitDocumentInput!) {\n    submitDocument(input: $input) {\n      document {\n        id\n        status\n      }\n    }\n  }\n"): typeof import('./graphql.js').SubmitDocumentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ErasureReceipt($id: ID!, $secret: String!) {\n    erasureReceipt(id: $id, secret: $secret) {\n      id\n      erasedAt\n      complete\n      signature\n      keys {\n        sealed\n        fingerprint\n        destroyedAt\n      }\n      parts {\n        subgraph\n        erasedAt\n        rows {\n          table\n          count\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').ErasureReceiptDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OwnEnquiry($listingId: ID!) {\n    me {\n      id\n    }\n    leads(filter: { listingId: $listingId }, first: 20) {\n      edges {\n        node {\n          id\n          routingStatus\n          buyer {\n            id\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').OwnEnquiryDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ScoreHistory($id: ID!) {\n    trustScoreHistory(subjectType: LISTING, subjectId: $id, first: 60) {\n      id\n      score\n      asOf\n      confidenceInterval {\n        low\n        high\n      }\n    }\n  }\n"): typeof import('./graphql.js').ScoreHistoryDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Enquirer {\n    me {\n      id\n      name\n      phone\n    }\n  }\n"): typeof import('./graphql.js').EnquirerDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SendEnquiry($input: CreateLeadInput!) {\n    createLead(input: $input) {\n      leadId\n      routingStatus\n      routeAt\n    }\n  }\n"): typeof import('./graphql.js').SendEnquiryDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SimilarHomes($id: ID!, $language: TrustLanguage!) {\n    similarListings(id: $id, first: 3) {\n      id\n      ...ListingCardFields\n    }\n  }\n"): typeof import('./graphql.js').SimilarHomesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TakeDownListingPhoto($input: TakeDownListingPhotoInput!) {\n    takeDownListingPhoto(input: $input) {\n      listing {\n        id\n        photos\n      }\n    }\n  }\n"): typeof import('./graphql.js').TakeDownListingPhotoDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AuditTrail($filter: AuditFilter, $after: String, $first: Int!) {\n    auditTrail(filter: $filter, after: $after, first: $first) {\n      nodes {\n        seq\n        recordedAt\n        kind\n        action\n        source\n        role\n        actorId\n        actor {\n          id\n          name\n          status\n        }\n        subjectType\n        subjectId\n        subjectUser {\n          id\n          name\n          status\n        }\n        viaKey\n        before\n        after\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql.js').AuditTrailDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AuditCheck {\n    auditVerification {\n      entries\n      problem\n      seq\n    }\n  }\n"): typeof import('./graphql.js').AuditCheckDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ManagerBoard($organizationId: ID!) {\n    organization(id: $organizationId) {\n      id\n      name\n      leads(first: 100, filter: { routingStatuses: [ASSIGNED, POND, QUEUED] }) {\n        edges {\n          node {\n            id\n            stage\n            routingStatus\n            createdAt\n            acceptedAt\n            firstContactedAt\n            assignment {\n              id\n              acceptDueAt\n              contactDueAt\n            }\n            contact {\n              name\n            }\n            listing {\n              id\n              title\n              listPrice\n            }\n            project {\n              id\n              name\n            }\n            agent {\n              id\n              name\n            }\n          }\n        }\n      }\n    }\n    agents(first: 100, filter: { organizationId: $organizationId }) {\n      edges {\n        node {\n          id\n          name\n          workload {\n            openLeads\n            assignedToday\n            openCap\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').ManagerBoardDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    subscription BoardEvents($after: Cursor) {\n      leadBoard(after: $after) {\n        cursor\n        eventId\n        gap {\n          missed\n        }\n      }\n    }\n  "): typeof import('./graphql.js').BoardEventsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query BoardEventsStart {\n      leadChannelCursor(channel: LEAD_BOARD)\n    }\n  "): typeof import('./graphql.js').BoardEventsStartDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OwnBrand($id: ID!) {\n    organization(id: $id) {\n      id\n      name\n      registration {\n        requestedName\n      }\n      brand {\n        logo\n        colour\n        about\n        websiteUrl\n        contactEmail\n        contactPhone\n      }\n    }\n  }\n"): typeof import('./graphql.js').OwnBrandDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateOrganization($input: UpdateOrganizationInput!) {\n    updateOrganization(input: $input) {\n      requestedName\n      organization {\n        id\n        name\n      }\n    }\n  }\n"): typeof import('./graphql.js').UpdateOrganizationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation HandOverLeads($input: ReassignLeadsInput!) {\n    reassignLeads(input: $input) {\n      leadIds\n      refused {\n        leadId\n        code\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.js').HandOverLeadsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation InviteAgent($input: InviteAgentInput!) {\n    inviteAgent(input: $input) {\n      invitation {\n        id\n      }\n      userErrors {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.js').InviteAgentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation InviteManager($input: InviteManagerInput!) {\n    inviteManager(input: $input) {\n      invitation {\n        id\n      }\n      userErrors {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.js').InviteManagerDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LeadAlerts($organizationId: ID!) {\n    organization(id: $organizationId) {\n      id\n      leadAlerts {\n        id\n        kind\n        raisedAt\n        lead {\n          id\n          contact {\n            name\n          }\n          listing {\n            id\n            title\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').LeadAlertsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AcknowledgeAlert($input: AcknowledgeLeadAlertInput!) {\n    acknowledgeLeadAlert(input: $input) {\n      alert {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql.js').AcknowledgeAlertDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment LeadSettingsFields on LeadSettings {\n    acceptWithinS\n    contactWithinS\n    slaBreachesBeforePond\n    dailyCap\n    openCap\n    opensAtMinute\n    closesAtMinute\n    workDays\n  }\n"): typeof import('./graphql.js').LeadSettingsFieldsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateLeadSettings($input: UpdateLeadSettingsInput!) {\n    updateLeadSettings(input: $input) {\n      settings {\n        acceptWithinS\n      }\n    }\n  }\n"): typeof import('./graphql.js').UpdateLeadSettingsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReassignLead($input: ReassignLeadInput!) {\n    reassignLead(input: $input) {\n      lead {\n        id\n        routingStatus\n      }\n    }\n  }\n"): typeof import('./graphql.js').ReassignLeadDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PreviewRouting($input: PreviewRoutingInput!) {\n    previewRouting(input: $input) {\n      isOpen\n      reason\n      rule {\n        id\n        name\n      }\n      candidates {\n        agent {\n          id\n          name\n        }\n        match {\n          final\n          openLeads\n          openCap\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').PreviewRoutingDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteRule($input: DeleteRoutingRuleInput!) {\n    deleteRoutingRule(input: $input) {\n      rules {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql.js').DeleteRuleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateRule($input: UpdateRoutingRuleInput!) {\n    updateRoutingRule(input: $input) {\n      rules {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql.js').UpdateRuleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateRule($input: CreateRoutingRuleInput!) {\n    createRoutingRule(input: $input) {\n      rules {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql.js').CreateRuleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RoutingRules($organizationId: ID!) {\n    localities {\n      id\n      name\n    }\n    organization(id: $organizationId) {\n      id\n      routingRules {\n        id\n        name\n        position\n        isDefault\n        conditions {\n          localityIds\n          projectIds\n          sources\n          minPrice\n          maxPrice\n        }\n        agents {\n          id\n          name\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').RoutingRulesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RuleAgents($organizationId: ID!) {\n    agents(first: 100, filter: { organizationId: $organizationId }) {\n      nodes {\n        id\n        name\n      }\n    }\n  }\n"): typeof import('./graphql.js').RuleAgentsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LeadSettings($organizationId: ID!) {\n    organization(id: $organizationId) {\n      id\n      leadSettings {\n        ...LeadSettingsFields\n      }\n    }\n  }\n"): typeof import('./graphql.js').LeadSettingsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TeamInvitations {\n    invitations(first: 50) {\n      edges {\n        node {\n          id\n          name\n          role\n          reraNumber\n          status\n          createdAt\n          expiresAt\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').TeamInvitationsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation WithdrawInvitation($input: WithdrawInvitationInput!) {\n    withdrawInvitation(input: $input) {\n      invitation {\n        id\n        status\n      }\n    }\n  }\n"): typeof import('./graphql.js').WithdrawInvitationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment TeamMemberFields on Agent {\n    id\n    name\n    licensed\n    workload {\n      openLeads\n      assignedToday\n      openCap\n    }\n    working {\n      paused\n      pausedUntil\n      shiftStart\n      shiftEnd\n    }\n  }\n"): typeof import('./graphql.js').TeamMemberFieldsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Members {\n    members(first: 100) {\n      nodes {\n        role\n        since\n        user {\n          id\n          name\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').MembersDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveMember($input: RemoveMemberInput!) {\n    removeMember(input: $input) {\n      userId\n    }\n  }\n"): typeof import('./graphql.js').RemoveMemberDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ManagedTeam($organizationId: ID!) {\n    agents(first: 100, filter: { organizationId: $organizationId }) {\n      nodes {\n        id\n        ...TeamMemberFields\n      }\n    }\n  }\n"): typeof import('./graphql.js').ManagedTeamDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PauseAgent($input: UpdateAgentProfileInput!) {\n    updateAgentProfile(input: $input) {\n      agent {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql.js').PauseAgentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OrganizationUsage {\n    organizationUsage(first: 30) {\n      nodes {\n        day\n        quotas {\n          metric\n          used\n          limit\n          share\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').OrganizationUsageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation OpenDispute($input: OpenDisputeInput!) {\n    openDispute(input: $input) {\n      dispute {\n        id\n        status\n      }\n    }\n  }\n"): typeof import('./graphql.js').OpenDisputeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EraseMyData($input: EraseMyDataInput!) {\n    eraseMyData(input: $input) {\n      erased\n      receiptId\n      receiptSecret\n    }\n  }\n"): typeof import('./graphql.js').EraseMyDataDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MyAccesses($after: String) {\n    myDataAccesses(first: 10, after: $after) {\n      nodes {\n        recordedAt\n        action\n        role\n        viaKey\n        organization {\n          id\n          name\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql.js').MyAccessesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MyProfile {\n    me {\n      id\n      name\n      email\n      phone\n    }\n  }\n"): typeof import('./graphql.js').MyProfileDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ExportMyData {\n    myData\n  }\n"): typeof import('./graphql.js').ExportMyDataDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CorrectProfile($input: UpdateProfileInput!) {\n    updateProfile(input: $input) {\n      user {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql.js').CorrectProfileDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MyDisputes($after: String) {\n    disputes(first: 20, after: $after) {\n      nodes {\n        id\n        subjectType\n        severity\n        status\n        isOwn\n        statement\n        openedAt\n        decideBy\n        history {\n          action\n          at\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql.js').MyDisputesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation WithdrawDispute($input: WithdrawDisputeInput!) {\n    withdrawDispute(input: $input) {\n      dispute {\n        id\n        status\n      }\n    }\n  }\n"): typeof import('./graphql.js').WithdrawDisputeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MyEnquiries {\n    leads(first: 50) {\n      edges {\n        node {\n          id\n          stage\n          routingStatus\n          createdAt\n          acceptedAt\n          firstContactedAt\n          listing {\n            id\n            title\n            photos\n            bedroomsTotal\n          }\n          project {\n            id\n            name\n            builder {\n              id\n              name\n            }\n          }\n          agent {\n            id\n            name\n          }\n          organization {\n            id\n            name\n          }\n          siteVisits {\n            id\n            status\n            scheduledFor\n            buyerCode\n            verified\n          }\n          payments {\n            id\n            verified\n            ...MyPaymentFields\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').MyEnquiriesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    subscription EnquiryEvents($after: Cursor) {\n      myEnquiries(after: $after) {\n        cursor\n        eventId\n        gap {\n          missed\n        }\n      }\n    }\n  "): typeof import('./graphql.js').EnquiryEventsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query EnquiryEventsStart {\n      leadChannelCursor(channel: MY_ENQUIRIES)\n    }\n  "): typeof import('./graphql.js').EnquiryEventsStartDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MyExports {\n    myDataExports {\n      id\n      status\n      requestedAt\n      expiresAt\n      partsReady\n      partsTotal\n      sizeBytes\n      sha256\n    }\n  }\n"): typeof import('./graphql.js').MyExportsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RequestExport($input: RequestDataExportInput!) {\n    requestDataExport(input: $input) {\n      dataExport {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql.js').RequestExportDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ExportLink($id: ID!) {\n    dataExportDownload(id: $id) {\n      url\n    }\n  }\n"): typeof import('./graphql.js').ExportLinkDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MyInvitations {\n    myInvitations {\n      id\n      role\n      name\n      reraNumber\n      expiresAt\n      organization {\n        id\n        name\n        city\n      }\n    }\n  }\n"): typeof import('./graphql.js').MyInvitationsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AcceptInvitation($input: AcceptInvitationInput!) {\n    acceptInvitation(input: $input) {\n      awaitsConfirmation\n      refreshSession\n      userErrors {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.js').AcceptInvitationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeclineInvitation($input: DeclineInvitationInput!) {\n    declineInvitation(input: $input) {\n      invitation {\n        id\n        status\n      }\n    }\n  }\n"): typeof import('./graphql.js').DeclineInvitationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment MyPaymentFields on Payment {\n    id\n    kind\n    amount\n    receivedAt\n    verified\n  }\n"): typeof import('./graphql.js').MyPaymentFieldsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ConfirmPayment($input: ConfirmPaymentInput!) {\n    confirmPayment(input: $input) {\n      payment {\n        id\n        verified\n      }\n    }\n  }\n"): typeof import('./graphql.js').ConfirmPaymentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MyNotifications($language: NotificationLanguage!, $first: Int!) {\n    notifications(first: $first) {\n      unreadCount\n      nodes {\n        id\n        kind\n        subjectId\n        title(language: $language)\n        body(language: $language)\n        createdAt\n        readAt\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"): typeof import('./graphql.js').MyNotificationsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MarkNotificationsRead($input: MarkNotificationsReadInput!) {\n    markNotificationsRead(input: $input) {\n      unreadCount\n    }\n  }\n"): typeof import('./graphql.js').MarkNotificationsReadDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MyNotificationSettings {\n    pushPublicKey\n    notificationSettings {\n      quietFrom\n      quietTo\n      urgentInQuietHours\n      emailDigest\n      marketingConsents\n      choices {\n        kind\n        category\n        channel\n        enabled\n      }\n    }\n  }\n"): typeof import('./graphql.js').MyNotificationSettingsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateNotificationSettings($input: UpdateNotificationSettingsInput!) {\n    updateNotificationSettings(input: $input) {\n      settings {\n        quietFrom\n      }\n    }\n  }\n"): typeof import('./graphql.js').UpdateNotificationSettingsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SubscribePush($input: SubscribePushInput!) {\n    subscribePush(input: $input) {\n      subscriptionId\n    }\n  }\n"): typeof import('./graphql.js').SubscribePushDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UnsubscribePush($input: UnsubscribePushInput!) {\n    unsubscribePush(input: $input) {\n      unsubscribed\n    }\n  }\n"): typeof import('./graphql.js').UnsubscribePushDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    subscription NotificationReceived($after: Cursor) {\n      notificationReceived(after: $after) {\n        cursor\n        gap {\n          missed\n        }\n      }\n    }\n  "): typeof import('./graphql.js').NotificationReceivedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query NotificationCursor {\n      notificationCursor\n    }\n  "): typeof import('./graphql.js').NotificationCursorDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RequestSiteVisit($input: RequestSiteVisitInput!) {\n    requestSiteVisit(input: $input) {\n      visit {\n        id\n        status\n      }\n    }\n  }\n"): typeof import('./graphql.js').RequestSiteVisitDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SubmitReview($input: SubmitReviewInput!) {\n    submitReview(input: $input) {\n      review {\n        id\n        status\n      }\n    }\n  }\n"): typeof import('./graphql.js').SubmitReviewDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation WithdrawEnquiry($input: WithdrawLeadInput!) {\n    withdrawLead(input: $input) {\n      lead {\n        id\n        routingStatus\n      }\n    }\n  }\n"): typeof import('./graphql.js').WithdrawEnquiryDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AgentApplications {\n    agentApplications(first: 50) {\n      totalCount\n      edges {\n        node {\n          id\n          name\n          reraNumber\n          licenceExpiresOn\n          reasons\n          createdAt\n          organization {\n            id\n            name\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').AgentApplicationsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ConfirmAgent($input: ConfirmAgentInput!) {\n    confirmAgent(input: $input) {\n      agent {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql.js').ConfirmAgentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RejectAgent($input: RejectAgentInput!) {\n    rejectAgent(input: $input) {\n      __typename\n    }\n  }\n"): typeof import('./graphql.js').RejectAgentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PendingBrokerages {\n    organizations(status: PENDING, first: 50) {\n      totalCount\n      edges {\n        node {\n          id\n          name\n          city\n          createdAt\n          registration {\n            pan\n            gstin\n          }\n          similarlyNamed {\n            id\n            name\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').PendingBrokeragesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation VerifyBrokerage($input: VerifyOrganizationInput!) {\n    verifyOrganization(input: $input) {\n      organization {\n        id\n        status\n      }\n    }\n  }\n"): typeof import('./graphql.js').VerifyBrokerageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RejectBrokerage($input: RejectOrganizationInput!) {\n    rejectOrganization(input: $input) {\n      organization {\n        id\n        status\n      }\n    }\n  }\n"): typeof import('./graphql.js').RejectBrokerageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query BrokeragesFound($name: String, $status: OrganizationStatus, $after: String) {\n    organizations(name: $name, status: $status, first: 20, after: $after) {\n      nodes {\n        id\n        name\n        city\n        status\n        createdAt\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql.js').BrokeragesFoundDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OpenDisputes {\n    disputes(filter: { status: [OPEN, UNDER_REVIEW, OVERDUE] }, first: 50) {\n      totalCount\n      edges {\n        node {\n          id\n          subjectType\n          subjectId\n          severity\n          status\n          relation\n          statement\n          openedAt\n          decideBy\n          history {\n            action\n            at\n            reason\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').OpenDisputesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TriageDispute($input: TriageDisputeInput!) {\n    triageDispute(input: $input) {\n      dispute {\n        id\n        status\n      }\n    }\n  }\n"): typeof import('./graphql.js').TriageDisputeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResolveDispute($input: ResolveDisputeInput!) {\n    resolveDispute(input: $input) {\n      dispute {\n        id\n        status\n      }\n    }\n  }\n"): typeof import('./graphql.js').ResolveDisputeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment DocumentFacts on Document {\n    id\n    fileName\n    sizeBytes\n    sha256\n    subjectType\n    subjectId\n    ...DocumentProgress\n  }\n"): typeof import('./graphql.js').DocumentFactsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DocumentsToReview {\n    verificationCases(first: 50) {\n      totalCount\n      edges {\n        node {\n          id\n          documentId\n          documentType\n          approvals\n          approvalsNeeded\n          openedAt\n          dueAt\n          isWaitingForSubmitter\n          isAppeal\n          checklist\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').DocumentsToReviewDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PapersToReview($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      __typename\n      id\n      ... on Document {\n        subjectId\n        ...DocumentFacts\n      }\n    }\n  }\n"): typeof import('./graphql.js').PapersToReviewDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DecideDocument($input: ReviewDocumentInput!) {\n    reviewDocument(input: $input) {\n      document {\n        id\n        status\n      }\n    }\n  }\n"): typeof import('./graphql.js').DecideDocumentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query HeldReplies {\n    heldReviewReplies(first: 50) {\n      totalCount\n      edges {\n        node {\n          id\n          text\n          personalData\n          submittedAt\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').HeldRepliesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ModerateReply($input: ModerateReviewReplyInput!) {\n    moderateReviewReply(input: $input) {\n      reply {\n        id\n        status\n      }\n    }\n  }\n"): typeof import('./graphql.js').ModerateReplyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query HeldReviews {\n    moderationQueue(first: 50) {\n      totalCount\n      edges {\n        node {\n          id\n          subjectType\n          stars\n          text\n          basis\n          holdReason\n          personalData\n          submittedAt\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').HeldReviewsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ModerateReview($input: ModerateReviewInput!) {\n    moderateReview(input: $input) {\n      review {\n        id\n        status\n      }\n    }\n  }\n"): typeof import('./graphql.js').ModerateReviewDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query IdentitiesToCheck($filter: UserFilter!) {\n    users(filter: $filter, last: 50) {\n      totalCount\n      edges {\n        node {\n          id\n          name\n          createdAt\n          agent {\n            id\n            name\n            reraNumber\n            licenceExpiresOn\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').IdentitiesToCheckDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation VerifyIdentity($input: VerifyIdentityInput!) {\n    verifyIdentity(input: $input) {\n      user {\n        id\n        identityStatus\n      }\n    }\n  }\n"): typeof import('./graphql.js').VerifyIdentityDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RequestedNames {\n    organizations(renaming: true, first: 50) {\n      totalCount\n      edges {\n        node {\n          id\n          name\n          city\n          registration {\n            pan\n            gstin\n            requestedName\n          }\n          similarlyNamed {\n            id\n            name\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').RequestedNamesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReviewName($input: ReviewOrganizationNameInput!) {\n    reviewOrganizationName(input: $input) {\n      organization {\n        id\n        name\n      }\n    }\n  }\n"): typeof import('./graphql.js').ReviewNameDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PeopleFound($filter: UserFilter!, $after: String) {\n    users(filter: $filter, first: 20, after: $after) {\n      nodes {\n        id\n        name\n        status\n        identityStatus\n        roles\n        createdAt\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql.js').PeopleFoundDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation GrantRole($input: GrantRoleInput!) {\n    grantRole(input: $input) {\n      user {\n        id\n        roles\n      }\n    }\n  }\n"): typeof import('./graphql.js').GrantRoleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeRole($input: RevokeRoleInput!) {\n    revokeRole(input: $input) {\n      user {\n        id\n        roles\n      }\n    }\n  }\n"): typeof import('./graphql.js').RevokeRoleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResetSecondFactor($input: ResetSecondFactorInput!) {\n    resetSecondFactor(input: $input) {\n      reset\n    }\n  }\n"): typeof import('./graphql.js').ResetSecondFactorDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeactivateUser($input: DeactivateUserInput!) {\n    deactivateUser(input: $input) {\n      user {\n        id\n        status\n      }\n    }\n  }\n"): typeof import('./graphql.js').DeactivateUserDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SubjectsToReview($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      __typename\n      id\n      ... on Listing {\n        title\n      }\n      ... on Agent {\n        agentName: name\n      }\n      ... on Project {\n        projectName: name\n      }\n    }\n  }\n"): typeof import('./graphql.js').SubjectsToReviewDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OperationsDashboard($name: DashboardName!, $minutes: Int!) {\n    dashboard(name: $name, minutes: $minutes) {\n      from\n      to\n      panels {\n        title\n        description\n        unit\n        limit\n        series {\n          name\n          values\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').OperationsDashboardDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReplayDeadLetters($input: ReplayDeadLettersInput!) {\n    replayDeadLetters(input: $input) {\n      requestedCount\n    }\n  }\n"): typeof import('./graphql.js').ReplayDeadLettersDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RetryFailedJobs($input: RetryFailedJobsInput!) {\n    retryFailedJobs(input: $input) {\n      retriedCount\n    }\n  }\n"): typeof import('./graphql.js').RetryFailedJobsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ServiceStateFields on ServiceState {\n    unpublishedEvents\n    unpublishedSince\n    unhandledEvents {\n      recordedBy\n      count\n    }\n    deadLetterCount\n    deadLetters {\n      eventId\n      type\n      subject\n      error\n      deliveries\n      failedAt\n      replayRequested\n    }\n    jobQueues {\n      name\n      waiting\n      running\n      retrying\n      failed\n      retryable\n    }\n    connections {\n      busy\n      idle\n      waiting\n      most\n    }\n  }\n"): typeof import('./graphql.js').ServiceStateFieldsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SystemState {\n    system {\n      identity {\n        ...ServiceStateFields\n      }\n      property {\n        ...ServiceStateFields\n      }\n      trust {\n        ...ServiceStateFields\n      }\n      crm {\n        ...ServiceStateFields\n      }\n      reputation {\n        ...ServiceStateFields\n      }\n    }\n  }\n"): typeof import('./graphql.js').SystemStateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation WithdrawListing($input: WithdrawListingInput!) {\n    withdrawListing(input: $input) {\n      listing {\n        id\n        standardStatus\n      }\n    }\n  }\n"): typeof import('./graphql.js').WithdrawListingDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateListing($input: CreateListingInput!) {\n    createListing(input: $input) {\n      listing {\n        id\n      }\n      userErrors {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.js').CreateListingDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ProjectToList($reraNumber: String!) {\n    project(reraNumber: $reraNumber) {\n      id\n    }\n  }\n"): typeof import('./graphql.js').ProjectToListDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PublishListing($input: PublishListingInput!) {\n    publishListing(input: $input) {\n      listing {\n        id\n        standardStatus\n      }\n    }\n  }\n"): typeof import('./graphql.js').PublishListingDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OwnListings($filter: OrganizationListingFilter, $after: String) {\n    organizationListings(first: 20, after: $after, filter: $filter) {\n      edges {\n        node {\n          id\n          title\n          standardStatus\n          listPrice\n          originalListPrice\n          bedroomsTotal\n          carpetAreaSqFt\n          builtUpAreaSqFt\n          photos\n          daysOnMarket\n          modificationTimestamp\n          locality {\n            id\n            name\n          }\n          project {\n            id\n            name\n          }\n          agent {\n            id\n            name\n          }\n          documents {\n            id\n            status\n          }\n          trust {\n            id\n            score\n            band\n            confidenceInterval {\n              low\n              high\n            }\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql.js').OwnListingsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OwnListingCounts(\n    $market: OrganizationListingFilter\n    $drafts: OrganizationListingFilter\n    $paused: OrganizationListingFilter\n    $gone: OrganizationListingFilter\n  ) {\n    market: organizationListings(first: 1, filter: $market) {\n      totalCount\n    }\n    drafts: organizationListings(first: 1, filter: $drafts) {\n      totalCount\n    }\n    paused: organizationListings(first: 1, filter: $paused) {\n      totalCount\n    }\n    gone: organizationListings(first: 1, filter: $gone) {\n      totalCount\n    }\n  }\n"): typeof import('./graphql.js').OwnListingCountsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PhotosOfListing($listingId: ID!) {\n    listingPhotos(listingId: $listingId) {\n      id\n      status\n      takenDownFor\n    }\n  }\n"): typeof import('./graphql.js').PhotosOfListingDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ArrangePhotos($input: UpdateListingInput!) {\n    updateListing(input: $input) {\n      listing {\n        id\n        photos\n      }\n    }\n  }\n"): typeof import('./graphql.js').ArrangePhotosDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateListingPhotoUpload($input: CreateListingPhotoUploadInput!) {\n    createListingPhotoUpload(input: $input) {\n      uploadId\n      method\n      url\n    }\n  }\n"): typeof import('./graphql.js').CreateListingPhotoUploadDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AddListingPhoto($input: AddListingPhotoInput!) {\n    addListingPhoto(input: $input) {\n      listing {\n        id\n        photos\n      }\n    }\n  }\n"): typeof import('./graphql.js').AddListingPhotoDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeListingPrice($input: UpdateListingInput!) {\n    updateListing(input: $input) {\n      listing {\n        id\n        listPrice\n      }\n      userErrors {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.js').ChangeListingPriceDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MySavedSearches {\n    mySavedSearches(first: 50) {\n      nodes {\n        id\n        name\n        alert\n        text\n        localityIds\n        bedrooms\n        priceMin\n        priceMax\n        createdAt\n      }\n    }\n  }\n"): typeof import('./graphql.js').MySavedSearchesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateSavedSearch($input: UpdateSavedSearchInput!) {\n    updateSavedSearch(input: $input) {\n      savedSearch {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql.js').UpdateSavedSearchDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveSavedSearch($input: RemoveSavedSearchInput!) {\n    removeSavedSearch(input: $input) {\n      id\n    }\n  }\n"): typeof import('./graphql.js').RemoveSavedSearchDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FoundHomes($filter: ListingFilter) {\n    feed(filter: $filter, first: 1) {\n      totalCount\n    }\n  }\n"): typeof import('./graphql.js').FoundHomesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FoundFacets($text: String!, $filter: SearchFilter) {\n    search(text: $text, filter: $filter, first: 1) {\n      facets {\n        facet\n        value\n        label\n        count\n      }\n    }\n  }\n"): typeof import('./graphql.js').FoundFacetsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query HomesOnMap($bounds: MapBounds!, $zoom: Int!, $filter: ListingFilter) {\n    map(bounds: $bounds, zoom: $zoom, filter: $filter) {\n      totalCount\n      clusters {\n        h3Index\n        count\n        latitude\n        longitude\n      }\n      listings {\n        id\n        title\n        listPrice\n        latitude\n        longitude\n      }\n    }\n  }\n"): typeof import('./graphql.js').HomesOnMapDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MyAuthenticator {\n    mySecondFactor {\n      enrolledAt\n      recoveryCodesLeft\n      mandatory\n    }\n  }\n"): typeof import('./graphql.js').MyAuthenticatorDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ConfirmAuthenticator($input: ConfirmSecondFactorInput!) {\n    confirmSecondFactor(input: $input) {\n      recoveryCodes\n    }\n  }\n"): typeof import('./graphql.js').ConfirmAuthenticatorDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReplaceRecoveryCodes($input: ReplaceRecoveryCodesInput!) {\n    replaceRecoveryCodes(input: $input) {\n      recoveryCodes\n    }\n  }\n"): typeof import('./graphql.js').ReplaceRecoveryCodesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveAuthenticator($input: RemoveSecondFactorInput!) {\n    removeSecondFactor(input: $input) {\n      removed\n    }\n  }\n"): typeof import('./graphql.js').RemoveAuthenticatorDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MyEmail {\n    me {\n      id\n      email\n      emailVerifiedAt\n    }\n  }\n"): typeof import('./graphql.js').MyEmailDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ConfirmEmail($input: VerifyEmailInput!) {\n    verifyEmail(input: $input) {\n      user {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql.js').ConfirmEmailDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MySessions {\n    sessions(first: 50) {\n      edges {\n        node {\n          id\n          name\n          beganBy\n          createdAt\n          lastUsedAt\n          current\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').MySessionsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EndSession($input: RevokeSessionInput!) {\n    revokeSession(input: $input) {\n      sessionId\n    }\n  }\n"): typeof import('./graphql.js').EndSessionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EndOtherSessions($input: SignOutEverywhereInput!) {\n    signOutEverywhere(input: $input) {\n      endedCount\n    }\n  }\n"): typeof import('./graphql.js').EndOtherSessionsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OrganizationSso {\n    ssoSettings {\n      issuer\n      clientId\n      enforced\n      redirectUrl\n      domains {\n        domain\n        recordName\n        recordValue\n        verifiedAt\n      }\n    }\n  }\n"): typeof import('./graphql.js').OrganizationSsoDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ConfigureSso($input: ConfigureSsoInput!) {\n    configureSso(input: $input) {\n      settings {\n        issuer\n      }\n    }\n  }\n"): typeof import('./graphql.js').ConfigureSsoDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EnforceSso($input: EnforceSsoInput!) {\n    enforceSso(input: $input) {\n      settings {\n        enforced\n      }\n    }\n  }\n"): typeof import('./graphql.js').EnforceSsoDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveSso {\n    removeSso {\n      settings {\n        issuer\n      }\n    }\n  }\n"): typeof import('./graphql.js').RemoveSsoDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MyPasskeys {\n    myPasskeys {\n      id\n      name\n      createdAt\n      lastUsedAt\n    }\n  }\n"): typeof import('./graphql.js').MyPasskeysDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemovePasskey($input: RemovePasskeyInput!) {\n    removePasskey(input: $input) {\n      passkeyId\n    }\n  }\n"): typeof import('./graphql.js').RemovePasskeyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MyPasswordState {\n    myPassword {\n      changedAt\n      isAllowed\n    }\n  }\n"): typeof import('./graphql.js').MyPasswordStateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetPassword($input: SetPasswordInput!) {\n    setPassword(input: $input) {\n      endedCount\n    }\n  }\n"): typeof import('./graphql.js').SetPasswordDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemovePassword {\n    removePassword {\n      removed\n    }\n  }\n"): typeof import('./graphql.js').RemovePasswordDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AllowPasswords($input: AllowPasswordsInput!) {\n    allowPasswords(input: $input) {\n      allowed\n    }\n  }\n"): typeof import('./graphql.js').AllowPasswordsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AddSsoDomain($input: AddSsoDomainInput!) {\n    addSsoDomain(input: $input) {\n      settings {\n        issuer\n      }\n    }\n  }\n"): typeof import('./graphql.js').AddSsoDomainDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation VerifySsoDomain($input: VerifySsoDomainInput!) {\n    verifySsoDomain(input: $input) {\n      settings {\n        issuer\n      }\n    }\n  }\n"): typeof import('./graphql.js').VerifySsoDomainDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveSsoDomain($input: RemoveSsoDomainInput!) {\n    removeSsoDomain(input: $input) {\n      settings {\n        issuer\n      }\n    }\n  }\n"): typeof import('./graphql.js').RemoveSsoDomainDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MyShortlist($language: TrustLanguage!) {\n    myShortlist {\n      listingId\n      listing {\n        id\n        title\n        ...ListingCardFields\n      }\n    }\n  }\n"): typeof import('./graphql.js').MyShortlistDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query StepUpWays {\n    mySecondFactor {\n      enrolledAt\n    }\n    myPasskeys {\n      id\n    }\n  }\n"): typeof import('./graphql.js').StepUpWaysDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StepUp($input: StepUpInput!) {\n    stepUp(input: $input) {\n      provedUntil\n    }\n  }\n"): typeof import('./graphql.js').StepUpDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LogHeadSince($firstSize: Int!) {\n    transparencyLogHead {\n      treeSize\n      rootHash\n      timestamp\n      signature\n      publicKey\n    }\n    transparencyLogConsistency(firstSize: $firstSize) {\n      firstSize\n      secondSize\n      firstRoot\n      secondRoot\n      path\n    }\n  }\n"): typeof import('./graphql.js').LogHeadSinceDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DocumentReceipts($id: ID!) {\n    documentLogEntries(documentId: $id) {\n      leaf\n      leafIndex\n      treeSize\n      path\n      head {\n        treeSize\n        rootHash\n        timestamp\n        signature\n        publicKey\n      }\n    }\n  }\n"): typeof import('./graphql.js').DocumentReceiptsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LogHeads($after: String) {\n    transparencyLogHeads(first: 10, after: $after) {\n      nodes {\n        treeSize\n        rootHash\n        timestamp\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql.js').LogHeadsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LogEntries($after: String) {\n    transparencyLogEntries(first: 20, after: $after) {\n      nodes {\n        leafIndex\n        documentId\n        leaf\n        recordedAt\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql.js').LogEntriesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LogKey {\n    transparencyLogKey {\n      keyId\n      publicKey\n    }\n  }\n"): typeof import('./graphql.js').LogKeyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SendTest($input: SendTestWebhookInput!) {\n    sendTestWebhook(input: $input) {\n      eventId\n    }\n  }\n"): typeof import('./graphql.js').SendTestDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SwitchWebhook($input: UpdateWebhookInput!) {\n    updateWebhook(input: $input) {\n      webhook {\n        id\n        enabled\n      }\n    }\n  }\n"): typeof import('./graphql.js').SwitchWebhookDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RotateSecret($input: RotateWebhookSecretInput!) {\n    rotateWebhookSecret(input: $input) {\n      secret\n    }\n  }\n"): typeof import('./graphql.js').RotateSecretDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveWebhook($input: RemoveWebhookInput!) {\n    removeWebhook(input: $input) {\n      webhookId\n    }\n  }\n"): typeof import('./graphql.js').RemoveWebhookDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateWebhook($input: CreateWebhookInput!) {\n    createWebhook(input: $input) {\n      secret\n      webhook {\n        id\n      }\n      userErrors {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.js').CreateWebhookDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OwnWebhooks {\n    webhooks {\n      id\n      name\n      url\n      enabled\n      eventTypes\n      createdAt\n      previousSecretUntil\n    }\n  }\n"): typeof import('./graphql.js').OwnWebhooksDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WebhookDeliveries($webhookId: ID!, $status: WebhookDeliveryStatus, $after: String) {\n    webhookDeliveries(webhookId: $webhookId, status: $status, first: 20, after: $after) {\n      nodes {\n        id\n        eventId\n        eventType\n        status\n        attempts\n        failure\n        responseStatus\n        isReplay\n        occurredAt\n        nextAttemptAt\n        finishedAt\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql.js').WebhookDeliveriesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ActivityFields on LeadActivity {\n    id\n    kind\n    at\n    note\n    channel\n    contactOutcome\n    amount\n    fromStage\n    toStage\n    closeReason\n    actor {\n      id\n      name\n    }\n    agent {\n      id\n      name\n    }\n  }\n"): typeof import('./graphql.js').ActivityFieldsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AcceptLead($input: AcceptLeadInput!) {\n    acceptLead(input: $input) {\n      lead {\n        id\n        stage\n      }\n    }\n  }\n"): typeof import('./graphql.js').AcceptLeadDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MarkLeadSeen($input: MarkLeadSeenInput!) {\n    markLeadSeen(input: $input) {\n      lead {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql.js').MarkLeadSeenDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RecordFirstContact($input: RecordFirstContactInput!) {\n    recordFirstContact(input: $input) {\n      lead {\n        id\n        stage\n      }\n    }\n  }\n"): typeof import('./graphql.js').RecordFirstContactDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AdvanceLead($input: AdvanceLeadInput!) {\n    advanceLead(input: $input) {\n      lead {\n        id\n        stage\n      }\n    }\n  }\n"): typeof import('./graphql.js').AdvanceLeadDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AddLeadNote($input: AddLeadNoteInput!) {\n    addLeadNote(input: $input) {\n      lead {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql.js').AddLeadNoteDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AddLeadTask($input: AddLeadTaskInput!) {\n    addLeadTask(input: $input) {\n      task {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql.js').AddLeadTaskDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateLeadTask($input: UpdateLeadTaskInput!) {\n    updateLeadTask(input: $input) {\n      task {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql.js').UpdateLeadTaskDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ScheduleSiteVisit($input: ScheduleSiteVisitInput!) {\n    scheduleSiteVisit(input: $input) {\n      visit {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql.js').ScheduleSiteVisitDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RescheduleSiteVisit($input: RescheduleSiteVisitInput!) {\n    rescheduleSiteVisit(input: $input) {\n      visit {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql.js').RescheduleSiteVisitDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CompleteSiteVisit($input: CompleteSiteVisitInput!) {\n    completeSiteVisit(input: $input) {\n      visit {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql.js').CompleteSiteVisitDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CancelSiteVisit($input: CancelSiteVisitInput!) {\n    cancelSiteVisit(input: $input) {\n      visit {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql.js').CancelSiteVisitDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment LeadPaymentFields on Payment {\n    id\n    kind\n    amount\n    receivedAt\n    verified\n  }\n"): typeof import('./graphql.js').LeadPaymentFieldsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RecordPayment($input: RecordPaymentInput!) {\n    recordPayment(input: $input) {\n      payment {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql.js').RecordPaymentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LeadDetails($id: ID!) {\n    lead(id: $id) {\n      id\n      stage\n      allowedStages\n      temperature\n      message\n      createdAt\n      acceptedAt\n      firstContactedAt\n      budgetMin\n      budgetMax\n      ruleName\n      buyer {\n        id\n        name\n      }\n      contact {\n        name\n        phone\n        email\n        consents {\n          channel\n          purpose\n          revokedAt\n        }\n      }\n      listing {\n        id\n        title\n        listPrice\n      }\n      project {\n        id\n        name\n      }\n      assignment {\n        id\n        match {\n          final\n          locality\n          budget\n          language\n          projectExpertise\n          trust\n          eligible\n        }\n      }\n      siteVisits {\n        id\n        ...SiteVisitFields\n      }\n      tasks {\n        id\n        ...LeadTaskFields\n      }\n      payments {\n        id\n        ...LeadPaymentFields\n      }\n      activities(first: 50) {\n        edges {\n          node {\n            id\n            ...ActivityFields\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').LeadDetailsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment LeadTaskFields on LeadTask {\n    id\n    title\n    dueAt\n    status\n  }\n"): typeof import('./graphql.js').LeadTaskFieldsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SiteVisitFields on SiteVisit {\n    id\n    status\n    scheduledFor\n    verified\n  }\n"): typeof import('./graphql.js').SiteVisitFieldsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription IncomingLeadEvents($after: Cursor) {\n    leadAssigned(after: $after) {\n      cursor\n      eventId\n      occurredAt\n      gap {\n        missed\n      }\n      assignment {\n        id\n        acceptDueAt\n        match {\n          eligible\n          locality\n          budget\n          language\n          projectExpertise\n          trust\n        }\n      }\n      lead {\n        id\n        stage\n        acceptedAt\n        message\n        listing {\n          id\n          title\n          listPrice\n        }\n        project {\n          id\n          name\n        }\n        buyer {\n          id\n          name\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').IncomingLeadEventsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query IncomingLeadsStart {\n      leadFeedCursor\n    }\n  "): typeof import('./graphql.js').IncomingLeadsStartDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MyDay($on: LocalDate) {\n    myDay(on: $on) {\n      date\n      toAccept {\n        id\n        ...DayLeadFields\n        assignment {\n          id\n          acceptDueAt\n        }\n      }\n      toContact {\n        id\n        ...DayLeadFields\n        assignment {\n          id\n          contactDueAt\n        }\n      }\n      visits {\n        id\n        status\n        scheduledFor\n        lead {\n          id\n          ...DayLeadFields\n        }\n      }\n      tasks {\n        id\n        title\n        dueAt\n        lead {\n          id\n          ...DayLeadFields\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').MyDayDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment DayLeadFields on Lead {\n    id\n    createdAt\n    buyer {\n      id\n      name\n    }\n    contact {\n      name\n    }\n    listing {\n      id\n      title\n    }\n    project {\n      id\n      name\n    }\n  }\n"): typeof import('./graphql.js').DayLeadFieldsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MyTrust($agentId: ID!, $language: TrustLanguage!) {\n    agent(id: $agentId) {\n      id\n      reraNumber\n      licenceExpiresOn\n      licensed\n      trust {\n        id\n        ...TrustExplanationFields\n      }\n    }\n  }\n"): typeof import('./graphql.js').MyTrustDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PondLeads {\n    leads(first: 50, filter: { routingStatuses: [POND] }) {\n      nodes {\n        id\n        message\n        createdAt\n        budgetMax\n        languages\n        listing {\n          id\n          title\n          listPrice\n        }\n        project {\n          id\n          name\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').PondLeadsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ClaimLead($input: ClaimLeadInput!) {\n    claimLead(input: $input) {\n      lead {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql.js').ClaimLeadDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    subscription PondEvents($after: Cursor) {\n      pond(after: $after) {\n        cursor\n        eventId\n        gap {\n          missed\n        }\n      }\n    }\n  "): typeof import('./graphql.js').PondEventsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query PondEventsStart {\n      leadChannelCursor(channel: POND)\n    }\n  "): typeof import('./graphql.js').PondEventsStartDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AgentLeads($filter: LeadFilter) {\n    leads(filter: $filter, first: 50) {\n      edges {\n        node {\n          id\n          stage\n          temperature\n          message\n          createdAt\n          acceptedAt\n          firstContactedAt\n          buyer {\n            id\n            name\n          }\n          contact {\n            name\n          }\n          listing {\n            id\n            title\n            listPrice\n          }\n          project {\n            id\n            name\n          }\n          assignment {\n            id\n            assignedAt\n            acceptDueAt\n            contactDueAt\n            match {\n              eligible\n              locality\n              budget\n              language\n              projectExpertise\n              trust\n            }\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').AgentLeadsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RequestEmailOtp($input: RequestEmailOtpInput!) {\n    requestEmailOtp(input: $input) {\n      challengeId\n      expiresAt\n      resendAt\n    }\n  }\n"): typeof import('./graphql.js').RequestEmailOtpDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RequestEmailVerification($input: RequestEmailVerificationInput!) {\n    requestEmailVerification(input: $input) {\n      challengeId\n      expiresAt\n      resendAt\n    }\n  }\n"): typeof import('./graphql.js').RequestEmailVerificationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BeginPasskeySignIn {\n    beginPasskeySignIn {\n      options\n    }\n  }\n"): typeof import('./graphql.js').BeginPasskeySignInDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BeginPasskeyRegistration {\n    beginPasskeyRegistration {\n      options\n    }\n  }\n"): typeof import('./graphql.js').BeginPasskeyRegistrationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RegisterPasskey($input: RegisterPasskeyInput!) {\n    registerPasskey(input: $input) {\n      passkey {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql.js').RegisterPasskeyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BeginPasskeyStepUp {\n    beginPasskeyStepUp {\n      options\n    }\n  }\n"): typeof import('./graphql.js').BeginPasskeyStepUpDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StepUpWithPasskey($input: StepUpWithPasskeyInput!) {\n    stepUpWithPasskey(input: $input) {\n      provedUntil\n    }\n  }\n"): typeof import('./graphql.js').StepUpWithPasskeyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Viewer {\n    me {\n      id\n      name\n      roles\n      agent {\n        id\n        name\n      }\n      organization {\n        id\n        name\n      }\n    }\n  }\n"): typeof import('./graphql.js').ViewerDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment DocumentProgress on Document {\n    checks {\n      check\n      outcome\n      code\n    }\n    history {\n      action\n      reason\n      note\n      at\n    }\n  }\n"): typeof import('./graphql.js').DocumentProgressFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PaperLink($id: ID!) {\n    documentDownload(id: $id) {\n      url\n    }\n  }\n"): typeof import('./graphql.js').PaperLinkDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PaperPart($id: ID!, $part: Int!) {\n    documentContent(id: $id, part: $part) {\n      parts\n      mediaType\n      contentBase64\n    }\n  }\n"): typeof import('./graphql.js').PaperPartDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ListingCardFields on Listing {\n    id\n    title\n    listPrice\n    standardStatus\n    bedroomsTotal\n    carpetAreaSqFt\n    builtUpAreaSqFt\n    photos\n    dataSource\n    locality {\n      id\n      name\n    }\n    project {\n      id\n      name\n    }\n    trust {\n      id\n      score\n      band\n      confidenceInterval {\n        low\n        high\n      }\n      reasons {\n        code\n        polarity\n        text(language: $language)\n      }\n    }\n  }\n"): typeof import('./graphql.js').ListingCardFieldsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SearchLocalities {\n    localities {\n      id\n      name\n      latitude\n      longitude\n    }\n  }\n"): typeof import('./graphql.js').SearchLocalitiesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Suggest($text: String!) {\n    suggest(text: $text) {\n      kind\n      title\n      subtitle\n      locality {\n        id\n      }\n      project {\n        id\n        reraNumber\n      }\n      builder {\n        id\n      }\n      agent {\n        id\n      }\n      listing {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql.js').SuggestDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LeadMessages($leadId: ID!) {\n    leadMessages(leadId: $leadId, first: 50) {\n      nodes {\n        id\n        author\n        agent {\n          id\n          name\n        }\n        text\n        sentAt\n        isRead\n      }\n    }\n  }\n"): typeof import('./graphql.js').LeadMessagesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SendLeadMessage($input: SendLeadMessageInput!) {\n    sendLeadMessage(input: $input) {\n      message {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql.js').SendLeadMessageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MarkMessagesRead($input: MarkLeadMessagesReadInput!) {\n    markLeadMessagesRead(input: $input) {\n      __typename\n    }\n  }\n"): typeof import('./graphql.js').MarkMessagesReadDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      subscription MessagesToAgent($after: Cursor) {\n        leadMessageReceived(after: $after, as: AGENT) {\n          cursor\n          eventId\n          gap {\n            missed\n          }\n        }\n      }\n    "): typeof import('./graphql.js').MessagesToAgentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      query MessagesToAgentStart {\n        leadFeedCursor\n      }\n    "): typeof import('./graphql.js').MessagesToAgentStartDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      subscription MessagesToBuyer($after: Cursor) {\n        leadMessageReceived(after: $after, as: BUYER) {\n          cursor\n          eventId\n          gap {\n            missed\n          }\n        }\n      }\n    "): typeof import('./graphql.js').MessagesToBuyerDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      query MessagesToBuyerStart {\n        leadChannelCursor(channel: MY_ENQUIRIES)\n      }\n    "): typeof import('./graphql.js').MessagesToBuyerStartDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SaveSearch($input: SaveSearchInput!) {\n    saveSearch(input: $input) {\n      savedSearch {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql.js').SaveSearchDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ShortlistedIds {\n    myShortlist {\n      listingId\n    }\n  }\n"): typeof import('./graphql.js').ShortlistedIdsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AddToShortlist($input: AddToShortlistInput!) {\n    addToShortlist(input: $input) {\n      shortlistedHome {\n        listingId\n      }\n    }\n  }\n"): typeof import('./graphql.js').AddToShortlistDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveFromShortlist($input: RemoveFromShortlistInput!) {\n    removeFromShortlist(input: $input) {\n      listingId\n    }\n  }\n"): typeof import('./graphql.js').RemoveFromShortlistDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BeginEnrolment($input: EnrolSecondFactorInput!) {\n    enrolSecondFactor(input: $input) {\n      secret\n      uri\n    }\n  }\n"): typeof import('./graphql.js').BeginEnrolmentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LeadFigures($input: LeadStatsInput!) {\n    leadStats(input: $input) {\n      group\n      agent {\n        id\n        name\n      }\n      leads\n      accepted\n      contacted\n      visited\n      booked\n      closed\n      slaKept\n      medianSecondsToAccept\n      medianSecondsToContact\n    }\n  }\n"): typeof import('./graphql.js').LeadFiguresDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment DeliveryFields on DeliveryAssessment {\n    lateProbability\n    percentile\n    evidence {\n      projects\n      completed\n      late\n      silent\n    }\n    segment {\n      district\n      size\n      members\n    }\n  }\n"): typeof import('./graphql.js').DeliveryFieldsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ReviewFields on Review {\n    id\n    stars\n    text\n    basis\n    submittedAt\n  }\n"): typeof import('./graphql.js').ReviewFieldsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment TrustExplanationFields on TrustScore {\n    id\n    score\n    band\n    confidenceInterval {\n      low\n      high\n    }\n    coverage\n    percentile\n    asOf\n    modelVersion\n    caps\n    explanation(language: $language)\n    factors {\n      factor\n      value\n      weight\n      evidenceCount\n    }\n    reasons {\n      code\n      polarity\n      text(language: $language)\n    }\n    whatWouldRaiseIt {\n      action\n      points\n      text(language: $language)\n    }\n  }\n"): typeof import('./graphql.js').TrustExplanationFieldsFragmentDoc;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
